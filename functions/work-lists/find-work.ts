import * as z from 'zod';
import { levelOf } from '#shared/domain/appeals/urgency.ts';
import type { SeenWork } from '#shared/domain/governance/seen-work.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { cursorOf, placeOf } from '#shared/lambda/cursor.ts';
import type { WorkEntries, WorkEntry, WorkLane } from '#shared/persistence/work-entries.ts';
import type { WorkList, WorkQuery } from './contract.ts';
import { executorLane, listPlace } from './list-lanes.ts';
import { type MergedPlace, type MergeRequest, mergeLanes } from './merge-lanes.ts';

interface Asked {
  readonly list: WorkList;
  readonly query: WorkQuery;
  readonly staff: Staff;
  readonly seen: SeenWork;
  /** UTC milliseconds. */
  readonly now: number;
}

interface Ports {
  readonly entries: Pick<WorkEntries, 'read'>;
  readonly atRiskShare: number;
}

export interface FoundWork {
  readonly entries: readonly WorkEntry[];
  /** The cursor of the next page; absent on the last. */
  readonly next?: string | undefined;
}

/**
 * A page of a list, the most urgent first: by the end of the term that ends first, requests to reopen by the end of the term
 * of their decision and of one term the gravest first, what needs a person and anomalies by their start. Undefined for a cursor of another question.
 *
 * Every appeal stands once while nothing changes. One whose term moves between two pages stands where its term is now: it is
 * missed when it moves to where the pages have been, and comes again when it moves on; one that is answered goes.
 */
export async function findWork(asked: Asked, { entries, atRiskShare }: Ports): Promise<FoundWork | undefined> {
  const { list, query, seen, now } = asked;
  const place = listPlace(list === 'mine' ? 'open' : list, seen, { now, atRiskShare });
  const turned = await lanesFrom(asked, place.lanes, entries);
  if (!turned) return undefined;
  const request: MergeRequest = { ...place, ...turned, limit: query.limit, isWanted: wanted(asked) };
  const page = await mergeLanes(request, entries);
  return {
    entries: page.entries,
    next: page.next && cursorOf(questionOf(asked, turned.lanes), placeSchema.encode(page.next)),
  };
}

/** A cursor's place: the instant, the partition, the appeal. */
const placeSchema = z.codec(
  z.tuple([z.int().min(0), z.int().min(0).max(100), z.string().regex(/^[0-9A-Z]{12}$/)]),
  z.custom<MergedPlace>(),
  {
    decode: ([at, lane, appealId]) => ({ at, lane, appealId }),
    encode: ({ at, lane, appealId }): [number, number, string] => [at, lane, appealId],
  },
);

type Turned = Pick<MergeRequest, 'lanes' | 'after'>;

/**
 * The partitions, and the place in them that a cursor means. `mine` is what is assigned to the person; of somebody to whom
 * nothing is, all that they see: of their body, of their sectors, of the region. Pages go on with what the first began with.
 */
async function lanesFrom(
  asked: Asked,
  lanes: readonly WorkLane[],
  entries: Ports['entries'],
): Promise<Turned | undefined> {
  const { list, query, staff } = asked;
  const own = list === 'mine' ? [executorLane(staff.id)] : [];
  if (query.cursor === undefined) {
    const isAnyOwn = own[0] !== undefined && (await entries.read(own[0], { limit: 1 })).entries.length > 0;
    return { lanes: isAnyOwn ? own : lanes };
  }
  for (const begun of [own, lanes]) {
    const after = placeOf(questionOf(asked, begun), query.cursor, placeSchema);
    if (after) return { lanes: begun, after };
  }
  return undefined;
}

function questionOf({ list, query, staff, seen }: Asked, lanes: readonly WorkLane[]): readonly unknown[] {
  const { cursor: _cursor, limit: _limit, format: _format, ...filters } = query;
  const inOrder = Object.entries(filters).sort();
  return [list, inOrder, staff.id, seen, lanes.map(({ index, partition }) => [index, partition])];
}

function wanted({ query, seen, list, now }: Asked): (entry: WorkEntry) => boolean {
  const { category, municipality, channel, conflict } = query;
  const is = <T>(asked: T | undefined, found: T) => asked === undefined || asked === found;
  const among = (some: readonly string[] | undefined, found: string | undefined) =>
    some === undefined || (found !== undefined && some.includes(found));
  const levels = [query.level, list === 'at-risk' ? ('at-risk' as const) : undefined];
  return ({ work }) =>
    among(seen.bodies, work.body) &&
    among(seen.sectors, work.sector) &&
    is(category, work.category) &&
    is(municipality, work.municipality) &&
    is(channel, work.channel) &&
    (conflict === undefined || work.conflict?.includes(conflict) === true) &&
    levels.every((level) => is(level, levelOf(work, now)));
}
