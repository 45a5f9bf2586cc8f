import type { Share } from '#shared/domain/ratings/indicators.ts';
import { type ByIndicator, byIndicator } from '#shared/domain/ratings/method.ts';
import { bySignal } from '#shared/domain/ratings/signals.ts';
import { type Cell, sumShares, type Tally } from '#shared/domain/ratings/tally.ts';

/** Cycles of one kind. */
export function aCell(shares: ByIndicator<Share>, kind: Partial<Omit<Cell, 'shares'>> = {}): Cell {
  return { sector: 'housing', category: 'roof', policy: 'message-portal', ...kind, shares };
}

/** A body that has just these cycles, and nothing to be suspected of. */
export function aCountedBody(body: string, cells: readonly Cell[]): Tally {
  const shares = byIndicator((id) => sumShares(cells.map((cell) => cell.shares[id])));
  const { timeliness, resolution } = shares;
  const cycles = Math.max(timeliness.n, resolution.n);
  return { body, due: timeliness.n, cycles, shares, cells, signals: bySignal(() => ({ n: 0, s: 0 })) };
}
