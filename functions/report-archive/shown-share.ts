import { html } from 'hono/html';
import type { Share } from '#shared/domain/ratings/indicators.ts';
import type { ByIndicator, IndicatorId, RatingMethod } from '#shared/domain/ratings/method.ts';
import type { LeftOut } from '#shared/domain/ratings/tally.ts';
import { isSatisfactionHidden, type SeenBody } from '#shared/domain/ratings/visibility.ts';
import type { Interval } from '#shared/domain/ratings/wilson.ts';
import { decimal, percent } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { leftOutText } from '#shared/web/left-out.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import texts from './texts/common.ru.json' with { type: 'json' };

interface Row extends SeenBody {
  readonly indicators: ByIndicator<Share & { readonly wilson?: Interval | undefined }>;
  readonly leftOut?: LeftOut | undefined;
}

/** A share with what it is made of and its interval, or that it is not shown; and what of the verdicts is not in it. */
export function shownShare(row: Row, id: IndicatorId, numbers: RatingMethod['smallNumbers']): Html {
  const share = countedShare(row, id, numbers);
  if (id !== 'satisfaction' || !row.leftOut) return share;
  return html`${share} <span class="range">${leftOutText(row.leftOut)}</span>`;
}

function countedShare(row: Row, id: IndicatorId, numbers: RatingMethod['smallNumbers']): Html {
  if (id === 'satisfaction' && isSatisfactionHidden(row, numbers))
    return html`<span class="range">${names.hidden}</span>`;
  const { n, s, wilson } = row.indicators[id];
  if (n === 0) return html`—`;
  const range = wilson && `${decimal(100 * wilson[0], 0)}–${percent(wilson[1], 0)}`;
  const isPreliminary = id === 'satisfaction' && row.satisfactionShown === 'preliminary';
  return html`${percent(s / n)} <span class="range">${s}/${n}</span>${range ? html` <span class="range">${range}</span>` : ''}${isPreliminary ? html` <span class="range">${texts.hidden.preliminary}</span>` : ''}`;
}
