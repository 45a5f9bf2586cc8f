import type { LanePlace, LaneRange, WorkEntries, WorkEntry, WorkLane } from '#shared/persistence/work-entries.ts';

/** An entry's place among all lanes: by the instant, then by the lane. */
export interface MergedPlace extends LanePlace {
  /** The number of the lane. */
  readonly lane: number;
}

export interface MergeRequest extends LaneRange {
  readonly lanes: readonly WorkLane[];
  /** The entries after this one. */
  readonly after?: MergedPlace | undefined;
  readonly limit: number;
  readonly isWanted: (entry: WorkEntry) => boolean;
}

interface MergedPage {
  readonly entries: readonly WorkEntry[];
  /** Where the next page begins; absent on the last. */
  readonly next?: MergedPlace | undefined;
}

/** What one request reads at the most, however few of the entries are wanted: 2.5 MB, some 300 read units. */
const mostLooked = 5_000;
const mostReads = 256;
/** What a lane is asked for at once. */
const leastRead = 4;
const mostRead = 250;

/** A lane as far as it is read: entries up to `looked` are behind us. */
interface Cursor {
  readonly lane: WorkLane;
  readonly number: number;
  entries: readonly WorkEntry[];
  looked: number;
  readonly from: number;
  /** No entry that is not read stands before this. */
  bound: number;
  after: LanePlace | undefined;
  size: number;
  isDone: boolean;
}

/**
 * The next entries of all lanes by their instants, those of one instant lane by lane, for the order inside a lane is the
 * database's. Reads a lane when its next entry matters and no sooner: with many entries of one instant, as terms end at
 * midnight, a page is one read of one lane. A page may be shorter than asked for and have a next one: a request reads so much
 * and no more.
 */
export async function mergeLanes(request: MergeRequest, { read }: Pick<WorkEntries, 'read'>): Promise<MergedPage> {
  const { limit, isWanted, to } = request;
  const cursors = request.lanes.map((lane, number) => cursorAt(lane, number, request));
  const found: WorkEntry[] = [];
  let place = request.after;
  let looked = 0;
  let reads = 0;

  const fill = async (cursor: Cursor) => {
    const { entries, last } = await read(cursor.lane, {
      from: cursor.from,
      to,
      after: cursor.after,
      limit: cursor.size,
    });
    cursor.entries = [...cursor.entries.slice(cursor.looked), ...entries];
    cursor.looked = 0;
    cursor.after = last;
    cursor.bound = last?.at ?? cursor.bound;
    cursor.isDone = last === undefined;
    cursor.size = Math.min(mostRead, cursor.size * 2);
  };

  for (;;) {
    const first = firstOf(cursors);
    if (!first) return { entries: found };
    if (found.length === limit || looked >= mostLooked) return { entries: found, next: place };
    const entry = first.entries[first.looked];
    if (entry) {
      first.looked += 1;
      looked += 1;
      place = { at: entry.at, appealId: entry.work.appealId, lane: first.number };
      if (isWanted(entry)) found.push(entry);
      continue;
    }
    // In the middle of a lane, the others do not matter yet; else whoever has nearly run dry will be next.
    const wanting = reads === 0 && first.after ? [first] : cursors.filter(isRunningDry);
    if (reads + wanting.length > mostReads && place) return { entries: found, next: place };
    reads += wanting.length;
    await Promise.all(wanting.map(fill));
  }
}

function cursorAt(lane: WorkLane, number: number, { after, from = 0, to, limit, lanes }: MergeRequest): Cursor {
  const place = after && after.lane === number && after.at >= from ? after : undefined;
  const passed = after && number < after.lane ? after.at + 1 : (after?.at ?? 0);
  const begin = Math.max(from, passed);
  return {
    lane,
    number,
    entries: [],
    looked: 0,
    from: begin,
    bound: begin,
    after: place,
    // Whoever is in the middle of a lane will mostly find the whole page there.
    size: Math.min(
      mostRead,
      place || lanes.length === 1 ? limit : Math.max(leastRead, Math.ceil((2 * limit) / lanes.length)),
    ),
    // The database refuses a range that ends before it begins.
    isDone: to !== undefined && begin > to,
  };
}

function firstOf(cursors: readonly Cursor[]): Cursor | undefined {
  let first: Cursor | undefined;
  for (const cursor of cursors) {
    if (isEmpty(cursor) && cursor.isDone) continue;
    if (!first || nextAt(cursor) < nextAt(first)) first = cursor;
  }
  return first;
}

function nextAt({ entries, looked, bound }: Cursor): number {
  return entries[looked]?.at ?? bound;
}

function isEmpty({ entries, looked }: Cursor): boolean {
  return looked >= entries.length;
}

function isRunningDry({ entries, looked, size, isDone }: Cursor): boolean {
  return !isDone && entries.length - looked <= size / 8;
}
