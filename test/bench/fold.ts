import type { Fact, UnknownFact } from '#shared/domain/appeals/fact.ts';
import { fold } from '#shared/domain/appeals/fold.ts';
import { region } from '#shared/region/region.ts';
import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { factHistoriesOfFile, madeUpFactHistories } from './histories.ts';
import { interleaved } from './interleaved.ts';

type FactHistory = readonly (Fact | UnknownFact)[];

const appeals = 5_000;
/** Fewer at a time would measure how the engine warms up. */
const factsATurn = 200_000;

export const foldBench: Bench = {
  name: 'fold',
  about:
    'facts folded into appeals, in memory; floor: the same facts sorted by time and counted by type in a plain loop',
  async run({ runs, histories }) {
    const figures = await figuresOf('made-up histories', madeUpFactHistories(appeals), runs);
    if (histories === undefined) return figures;
    return [...figures, ...(await figuresOf('histories of the file', await factHistoriesOfFile(histories), runs))];
  },
};

async function figuresOf(name: string, histories: readonly FactHistory[], runs: number): Promise<Figure[]> {
  const facts = histories.reduce((sum, own) => sum + own.length, 0);
  const rounds = Math.ceil(factsATurn / facts);
  const overAll = (work: (facts: FactHistory) => number) => () => {
    let sum = 0;
    for (let round = 0; round < rounds; round += 1) for (const own of histories) sum += work(own);
    return sum;
  };
  const times = await interleaved(
    {
      fold: overAll((own) => fold(own, region.appealRules).cycles.length),
      floor: overAll((own) => sortedAndCounted(own).size),
    },
    runs,
  );
  const perSecond = (milliseconds: number) => ((facts * rounds) / milliseconds) * 1000;
  return [
    {
      name: `${name}: facts`,
      ...{ value: perSecond(times.fold), unit: '/s', floor: perSecond(times.floor) },
      goal: { of: 'value', atLeast: 1_000_000 },
    },
  ];
}

function sortedAndCounted(facts: FactHistory): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of [...facts].sort((a, b) => a.occurredAt - b.occurredAt))
    counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}
