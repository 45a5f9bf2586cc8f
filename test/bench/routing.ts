import { drawFrom } from '#infra/local/demonstration/draw.ts';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { forwardingStatistic, forwardingTally } from '#shared/domain/routing/forwarding.ts';
import { cycleRecordIn, keptRecord } from '#shared/persistence/cycle-record-schema.ts';
import { region } from '#shared/region/region.ts';
import type { Bench } from './bench.ts';
import { interleaved } from './interleaved.ts';
import { ratingFacts } from './rating-facts.ts';

const cycles = 100_000;
const questions = 1_000;

export const routing: Bench = {
  name: 'routing',
  about: `${cycles.toLocaleString('en')} forwarded cycles as the database gives them, counted, and who probably answers by those counts; floor: the same cycles counted by one text in a plain loop`,
  async run({ runs }) {
    const records = forwardedCycles();
    const items = records.map((record) => ({ pk: record.appealId, fact: keptRecord(record) }));
    const counted = () => {
      const tally = forwardingTally({ ...region.directory, placeOf: region.placeOf });
      for (const item of items) tally.add(cycleRecordIn(item));
      return tally.counts();
    };
    const counts = counted();
    const statistic = forwardingStatistic('forwarding', counts);
    const topics = region.catalogue.sectors.flatMap(topicsOf);
    const askedFor = Array.from({ length: questions }, (_, index) => topics[index % topics.length]);
    const times = await interleaved(
      {
        counted,
        plain: () => plainCounts(records).size,
        asked: () => askedFor.map((topic) => topic && region.router.likelyRoute(topic, statistic)),
      },
      Math.min(runs, 10),
    );
    return [
      { name: 'read and counted', value: times.counted, unit: 'ms', floor: times.plain },
      {
        name: `a body held for likely, of ${counts.length.toLocaleString('en')} counts`,
        ...{ value: (1000 * times.asked) / questions, unit: 'µs' },
        goal: { of: 'value', atMost: 1000 },
      },
    ];
  },
};

function topicsOf({ id, categories }: (typeof region.catalogue.sectors)[number]) {
  return categories.map((category) => ({ sector: id, category: category.id }));
}

/** Of all categories, places and bodies, so that the counts are as many as can be. */
function forwardedCycles(): CycleRecord[] {
  const draw = drawFrom(5);
  const topics = region.catalogue.sectors.flatMap(topicsOf);
  const bodies = [...region.directory.bodiesOf('executive'), ...region.directory.bodiesOf('municipal')];
  return [...ratingFacts(cycles)].map(({ body: _, ...fact }) => ({
    ...fact,
    ...draw.pick(topics),
    municipality: draw.pick(region.municipalities).id,
    answeredAt: fact.clockStart,
    answeredBy: draw.pick(bodies),
    forwarded: { at: fact.clockStart },
    ratings: [],
  }));
}

function plainCounts(records: readonly CycleRecord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { category, municipality, answeredBy } of records) {
    const key = `${category} ${municipality} ${answeredBy}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
