import type { WorkList } from '#functions/work-lists/contract.ts';
import { findWork } from '#functions/work-lists/find-work.ts';
import type { SeenWork } from '#shared/domain/governance/seen-work.ts';
import type { Bench } from './bench.ts';
import { countedIndex } from './counted-index.ts';
import type { Figure } from './figure.ts';
import { indexedWork } from './indexed-work.ts';
import { madeUpWork, workNow } from './made-up-work.ts';

const appeals = 1_000_000;
const limit = 50;
const pages = 20;
/** As many as the database on this machine takes in soon: what is counted in memory is compared with what it counts. */
const indexed = 5_000;

const scopes: readonly (readonly [string, SeenWork])[] = [
  ['region', {}],
  ['sector (1 of 11)', { sectors: ['roads'] }],
  ['body (1 of 35)', { bodies: ['mun-usinsk'] }],
];

export const workListsBench: Bench = {
  name: 'work-lists',
  about: `pages of ${limit} of ${appeals.toLocaleString('en')} open appeals, the first of them and the mean of ${pages}; floor: one read of ${limit} entries, what they weigh and no more`,
  async run() {
    const index = countedIndex(madeUpWork(appeals));
    const floor = Math.ceil((limit * index.entryBytes) / 4096) / 2;
    const figures: Figure[] = [{ name: 'an entry', value: index.entryBytes, unit: 'bytes' }];
    for (const list of ['open', 'overdue', 'at-risk'] as const) {
      for (const [scope, seen] of scopes) {
        const { used, shown } = await turnPages(list, seen, index);
        const [first = { reads: 0, units: 0 }] = used;
        const mean = (of: (page: { reads: number; units: number }) => number) =>
          used.reduce((sum, page) => sum + of(page), 0) / used.length;
        const name = `${list}, ${scope}`;
        figures.push(
          { name: `${name}: first page`, value: first.units, unit: 'units', floor },
          { name: '  reads', value: first.reads, unit: 'reads', floor: 1 },
          {
            ...{ name: '  mean page', value: mean(({ units }) => units), unit: 'units', floor },
            goal: { of: 'ratio', atMost: 'sectors' in seen ? 25 : 5 },
          },
          { name: '  reads', value: mean(({ reads }) => reads), unit: 'reads', floor: 1 },
          { name: '  entries of a page', value: shown / used.length, unit: 'entries' },
        );
      }
    }
    return [...figures, ...(await comparedWithDatabase())];
  },
};

/** The same pages of the same appeals, read from the database; floor: what the count in memory says of them. */
async function comparedWithDatabase(): Promise<Figure[]> {
  const works = [...madeUpWork(indexed)];
  const index = countedIndex(works);
  const database = await indexedWork(works);
  try {
    const figures: Figure[] = [];
    for (const [scope, seen] of scopes) {
      const before = { counted: index.used.units, read: database.units() };
      await turnPages('open', seen, { read: index.read, used: index.used });
      await turnPages('open', seen, { read: database.entries.read, used: index.used });
      figures.push({
        ...{ name: `${indexed.toLocaleString('en')} in the database, ${scope}: ${pages} pages`, unit: 'units' },
        ...{ value: database.units() - before.read, floor: index.used.units - before.counted },
      });
    }
    return figures;
  } finally {
    await database.stop();
  }
}

type Counted = Pick<ReturnType<typeof countedIndex>, 'read' | 'used'>;

async function turnPages(list: WorkList, seen: SeenWork, index: Counted) {
  const used: { reads: number; units: number }[] = [];
  let shown = 0;
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const before = { ...index.used };
    const staff = { id: 'bench', role: 'operator' } as const;
    const asked = { list, query: { limit, cursor }, staff, seen, now: workNow };
    const found = await findWork(asked, { entries: index, atRiskShare: 0.2 });
    used.push({ reads: index.used.reads - before.reads, units: index.used.units - before.units });
    shown += found?.entries.length ?? 0;
    cursor = found?.next;
    if (cursor === undefined) break;
  }
  return { used, shown };
}
