import { html } from 'hono/html';
import type { RatingMethod } from '#shared/domain/ratings/method.ts';
import { percent } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill } from '#shared/web/wording.ts';
import texts from '../texts/rating.ru.json' with { type: 'json' };

/** What the numbers of the table mean, with the method's own thresholds. */
export function howToRead({ uncertainty, shareConfidence, smallNumbers }: RatingMethod): Html {
  const values = {
    sure: percent(uncertainty.interval, 0),
    confidence: percent(shareConfidence, 0),
    hidden: smallNumbers.hiddenBelow,
    preliminary: smallNumbers.preliminaryBelow,
  };
  return html`<section><h2>${texts.howToRead}</h2>
<ul>${texts.reading.map((line) => html`<li>${fill(line, values)}</li>`)}</ul></section>`;
}
