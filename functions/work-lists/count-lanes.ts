import type { WorkCondition } from '#shared/persistence/work-condition.ts';
import type { LanePlace, LaneRange, WorkEntries, WorkLane } from '#shared/persistence/work-entries.ts';

export interface CountRequest extends LaneRange {
  readonly lanes: readonly WorkLane[];
  readonly only: WorkCondition;
}

export interface CountedWork {
  readonly count: number;
  /** There are more, or there may be: nobody has looked further. */
  readonly isMore: boolean;
}

/** Nobody needs to know whether it is five hundred or five thousand. */
const mostCounted = 500;
/** Rounds over all lanes; each looks at twice as many entries of a lane as the one before. */
const mostRounds = 4;

/** How many entries the lanes hold, up to 500: looks at no more than some thousands, and says so when it stops early. */
export async function countLanes(
  { lanes, only, from, to }: CountRequest,
  { count }: Pick<WorkEntries, 'count'>,
): Promise<CountedWork> {
  let sum = 0;
  let limit = Math.ceil(mostCounted / lanes.length) + 1;
  let open: { readonly lane: WorkLane; readonly after?: LanePlace | undefined }[] = lanes.map((lane) => ({ lane }));
  for (let round = 0; round < mostRounds && open.length > 0 && sum <= mostCounted; round += 1) {
    const counted = await Promise.all(
      open.map(async ({ lane, after }) => ({ lane, ...(await count(lane, { from, to, after, limit, only })) })),
    );
    sum += counted.reduce((total, lane) => total + lane.count, 0);
    open = counted.flatMap(({ lane, last }) => (last ? [{ lane, after: last }] : []));
    limit *= 2;
  }
  return sum > mostCounted ? { count: mostCounted, isMore: true } : { count: sum, isMore: open.length > 0 };
}
