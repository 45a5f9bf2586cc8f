import type { ShareFigure } from '#shared/domain/satisfaction/snapshot-schema.ts';
import { decimal, percent } from '#shared/web/charts/numbers.ts';
import { fill } from '#shared/web/wording.ts';
import texts from '../texts/satisfaction.ru.json' with { type: 'json' };

type Interval = ShareFigure['interval'];

/** «71,2 %»; a dash where there is nothing to divide by. */
export function shareText({ n, s }: Pick<ShareFigure, 'n' | 's'>): string {
  return n === 0 ? '—' : percent(s / n);
}

/** «от 68 до 74 %». */
export function shareRange([low, high]: Interval): string {
  return fill(texts.range, { low: decimal(100 * low, 0), high: percent(high, 0) });
}

/** «от 3,8 до 4,0». */
export function markRange([low, high]: Interval): string {
  return fill(texts.range, { low: decimal(low, 2), high: decimal(high, 2) });
}
