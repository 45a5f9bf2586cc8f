import { html } from 'hono/html';
import type { AnalysisSnapshot, StandardisedFigure } from '#shared/domain/satisfaction/snapshot-schema.ts';
import { decimal, percent, signed } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { counted, fill } from '#shared/web/wording.ts';
import texts from '../texts/satisfaction.ru.json' with { type: 'json' };
import { markRange, shareRange } from './figure-text.ts';

/** What the figures would be if all kinds of answers were judged alike, and whether that matters, in words. */
export function movedSection({ standardised }: AnalysisSnapshot): Html | string {
  if (!standardised) return '';
  const { strata, mark, satisfied } = standardised;
  return html`<h2>${texts.moved}</h2>
<p>${texts.movedWhy}</p>
<ul>
<li>${sentence(texts.figures.satisfied.name, satisfied, {
    write: (value) => percent(value),
    range: shareRange,
    difference: (value) => fill(texts.points, { value: signed(100 * value, 1) }),
  })}</li>
<li>${sentence(texts.figures.mark.name, mark, {
    write: (value) => decimal(value, 2),
    range: markRange,
    difference: (value) => signed(value, 2),
  })}</li>
</ul>
<p class="quiet">${fill(texts.movedLimit, { strata: counted(strata, texts.strata) })}</p>`;
}

interface Writing {
  readonly write: (value: number) => string;
  readonly range: (interval: StandardisedFigure['interval']) => string;
  readonly difference: (value: number) => string;
}

function sentence(name: string, figure: StandardisedFigure, { write, range, difference }: Writing): string {
  const { raw, value, interval, isBeyondNoise } = figure;
  const direction = figure.difference < 0 ? texts.directions.above : texts.directions.below;
  const moved = { difference: difference(figure.difference), direction };
  const verdict = fill(isBeyondNoise ? texts.movedMore : texts.movedAlike, moved);
  return fill(texts.movedFigure, { name, value: write(value), range: range(interval), raw: write(raw), verdict });
}
