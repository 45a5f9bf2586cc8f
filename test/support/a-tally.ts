import type { Share, Tally } from '#shared/domain/ratings/indicators.ts';
import type { IndicatorId } from '#shared/domain/ratings/method.ts';

type Shown = Partial<Record<IndicatorId, readonly [s: number, n: number]>>;

/** What a body did, shares as s of n: `aTally('mun-inta', { timeliness: [9, 10] })`. */
export function aTally(body: string, shown: Shown, counts: { due?: number; cycles?: number } = {}): Tally {
  const share = (id: IndicatorId): Share => {
    const [s, n] = shown[id] ?? [0, 0];
    return { n, s };
  };
  const shares = {
    timeliness: share('timeliness'),
    speed: share('speed'),
    resolution: share('resolution'),
    satisfaction: share('satisfaction'),
  };
  const due = counts.due ?? shares.timeliness.n;
  return { body, due, cycles: counts.cycles ?? Math.max(due, shares.resolution.n), shares };
}
