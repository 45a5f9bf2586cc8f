import { html, raw } from 'hono/html';
import type { Html } from '#shared/web/layout.ts';

/** A chart in two layouts, of which the page shows the one that fits. `draw` is our own code: its SVG is not escaped. */
export function chartFigure(draw: (width: number) => string): Html {
  return html`<figure class="chart"><div class="on-wide">${raw(draw(760))}</div><div class="on-narrow">${raw(draw(320))}</div></figure>`;
}
