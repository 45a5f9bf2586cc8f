import { nearestDueAt } from '#shared/domain/appeals/urgency.ts';
import type { Work } from '#shared/domain/appeals/work.ts';
import type { WorkEntries, WorkEntry } from '#shared/persistence/work-entries.ts';
import { workAttributes } from '#shared/persistence/work-index.ts';

/** A read unit of an index reads twice four kibibytes, for an index is never read consistently. */
const bytesPerHalfUnit = 4096;

/** Indexes of open appeals in memory that count what the database would charge: a million of them are there in seconds. */
export function countedIndex(works: Iterable<Work>) {
  const lanes = new Map<string, WorkEntry[]>();
  let bytes = 0;
  let entries = 0;
  for (const work of works) {
    const entry = { at: nearestDueAt(work), work };
    for (const lane of [work.appealId.slice(-1), work.body ?? '']) {
      const all = lanes.get(lane) ?? [];
      all.push(entry);
      lanes.set(lane, all);
    }
    if (entries < 1000) bytes += bytesOf(work);
    entries += 1;
  }
  for (const all of lanes.values()) all.sort((a, b) => a.at - b.at || (a.work.appealId < b.work.appealId ? -1 : 1));
  const entryBytes = bytes / Math.min(entries, 1000);
  const used = { reads: 0, units: 0 };

  const read: WorkEntries['read'] = async ({ partition }, { from = 0, to = Number.MAX_SAFE_INTEGER, after, limit }) => {
    const all = lanes.get(partition) ?? [];
    const start = after
      ? firstIndex(all, ({ at, work }) => at > after.at || (at === after.at && work.appealId > after.appealId))
      : firstIndex(all, ({ at }) => at >= from);
    const found = all.slice(start, start + limit).filter(({ at }) => at <= to);
    const last = found.length === limit ? found.at(-1) : undefined;
    used.reads += 1;
    used.units += Math.max(1, Math.ceil((found.length * entryBytes) / bytesPerHalfUnit)) / 2;
    return { entries: found, last: last && { at: last.at, appealId: last.work.appealId } };
  };
  return { read, used, entryBytes };
}

/** As the database counts an item of an index: names, values, and a hundred bytes for the entry itself. */
function bytesOf(work: Work): number {
  const attributes = { pk: work.appealId, sk: 'state', ...workAttributes(work) };
  return 100 + Buffer.byteLength(JSON.stringify(attributes).replace(/["{},:]/g, '')) + 4 * Object.keys(work).length;
}

function firstIndex<T>(sorted: readonly T[], isBehind: (one: T) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one !== undefined && isBehind(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}
