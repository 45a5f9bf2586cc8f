import fc from 'fast-check';
import type { Share } from '#shared/domain/ratings/indicators.ts';
import type { Cell, Tally } from '#shared/domain/ratings/tally.ts';
import { aCell, aCountedBody } from './a-counted-body.ts';

const share: fc.Arbitrary<Share> = fc.nat(40).chain((n) => fc.nat(n).map((s) => ({ n, s })));

export const anyShares = fc.record({ timeliness: share, speed: share, resolution: share, satisfaction: share });

const kinds = ['housing', 'roads'].flatMap((sector) =>
  ['roof', 'other'].flatMap((category) =>
    ['message-portal', 'appeal-59fz'].map((policy) => ({ sector, category, policy })),
  ),
);

/** Cells of different kinds, in the order in which a tally has them. */
const anyCells: fc.Arbitrary<Cell[]> = fc
  .tuple(
    ...kinds.map((kind) =>
      fc.option(
        anyShares.map((shares) => aCell(shares, kind)),
        { nil: undefined },
      ),
    ),
  )
  .map((cells) => cells.filter((cell) => cell !== undefined));

/** A league of one to ten bodies with up to 40 cycles of an indicator in each of up to eight cells. */
export const anyTallies: fc.Arbitrary<Tally[]> = fc
  .array(anyCells, { minLength: 1, maxLength: 10 })
  .map((bodies) => bodies.map((cells, index) => aCountedBody(`mun-${index}`, cells)));
