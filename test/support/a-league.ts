import { type LeagueTable, leagueTable } from '#shared/domain/ratings/league-table.ts';
import type { RatingMethod } from '#shared/domain/ratings/method.ts';
import type { Tally } from '#shared/domain/ratings/tally.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { method as sample } from './komi.ts';

interface Unusual {
  readonly method?: RatingMethod;
  readonly nameOf?: (body: string) => string;
  readonly listed?: readonly string[];
}

/** A league as the method ranks it; intervals from few draws, for what does not look at them. */
export function aLeague(tallies: readonly Tally[], unusual: Unusual = {}): LeagueTable {
  const { method = sample, nameOf = (body: string) => body, listed = [] } = unusual;
  const uncertainty = { ...method.uncertainty, draws: 100 };
  return leagueTable({
    tallies,
    method: { ...method, uncertainty },
    nameOf,
    listed,
    uniform: mersenneTwister('0000002a'),
  });
}
