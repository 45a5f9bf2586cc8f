import { html } from 'hono/html';
import type { Share } from '#shared/domain/ratings/indicators.ts';
import type { ByIndicator, IndicatorId, RatingMethod } from '#shared/domain/ratings/method.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import type { Interval } from '#shared/domain/ratings/wilson.ts';
import { decimal, percent } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill } from '#shared/web/wording.ts';
import texts from './texts/common.ru.json' with { type: 'json' };

type SmallNumbers = RatingMethod['smallNumbers'];

/** Whether people may not see the indicator's number: satisfaction of few answers. */
export function isHidden({ satisfactionShown }: Pick<SnapshotRow, 'satisfactionShown'>, id: IndicatorId): boolean {
  return id === 'satisfaction' && satisfactionShown === 'hidden';
}

/** A share with what it is made of and its interval, or why it is not shown. */
export function shownShare(row: SnapshotRow, id: IndicatorId, { hiddenBelow }: SmallNumbers): Html {
  const share = row.indicators[id];
  if (isHidden(row, id)) return hiddenText(share.n < hiddenBelow ? hiddenBelow : undefined);
  const isPreliminary = id === 'satisfaction' && row.satisfactionShown === 'preliminary' && share.n > 0;
  return html`${rawShare(share, share.wilson)}${isPreliminary ? html` <span class="range">${texts.hidden.preliminary}</span>` : ''}`;
}

/** The same for a body that is not ranked: nobody decided on its visibility, so few answers are always hidden. */
export function shownRawShare(shares: ByIndicator<Share>, id: IndicatorId, { hiddenBelow }: SmallNumbers): Html {
  const share = shares[id];
  const isSmall = id === 'satisfaction' && share.n > 0 && share.n < hiddenBelow;
  return isSmall ? hiddenText(hiddenBelow) : rawShare(share);
}

/** `limit` is absent where the number is hidden only to cover another one. */
function hiddenText(limit: number | undefined): Html {
  const text = limit === undefined ? texts.hidden.cover : fill(texts.hidden.few, { limit });
  return html`<span class="range">${text}</span>`;
}

function rawShare({ n, s }: Share, interval?: Interval): Html {
  if (n === 0) return html`—`;
  const range = interval && `${decimal(100 * interval[0], 0)}–${percent(interval[1], 0)}`;
  return html`${percent(s / n)} <span class="range">${s}/${n}</span>${range ? html` <span class="range">${range}</span>` : ''}`;
}
