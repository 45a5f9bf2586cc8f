import type { Share } from '#shared/domain/ratings/indicators.ts';
import { byIndicator, type IndicatorId } from '#shared/domain/ratings/method.ts';
import { bySignal } from '#shared/domain/ratings/signals.ts';
import type { Tally } from '#shared/domain/ratings/tally.ts';

type Shown = Partial<Record<IndicatorId, readonly [s: number, n: number]>>;

/** What a body did, shares as s of n: `aTally('mun-inta', { timeliness: [9, 10] })`. */
export function aTally(body: string, shown: Shown, counts: { due?: number; cycles?: number } = {}): Tally {
  const share = (id: IndicatorId): Share => {
    const [s, n] = shown[id] ?? [0, 0];
    return { n, s };
  };
  const shares = byIndicator(share);
  const due = counts.due ?? shares.timeliness.n;
  const cells = [{ sector: 'housing', category: 'roof', policy: 'message-portal', shares }];
  const signals = bySignal(() => ({ n: 0, s: 0 }));
  return { body, due, cycles: counts.cycles ?? Math.max(due, shares.resolution.n), shares, cells, signals };
}
