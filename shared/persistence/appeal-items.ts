import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { AppealChange, History, ReceivedFact } from '#shared/domain/appeals/appeal-store.ts';
import { factKey } from '#shared/domain/appeals/appeal-store.ts';
import { conclusionIds } from '#shared/domain/appeals/conclusion.ts';
import { parseFact, readableFact } from '#shared/domain/appeals/fact.ts';
import type { TimeZone } from '#shared/domain/deadlines/time-zone.ts';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { cycleRecordIn, keptRecord } from './cycle-record-schema.ts';
import { factIndexKeys } from './fact-index.ts';
import { likenessAttributes } from './likeness-index.ts';
import { personIndexKeys } from './person-index.ts';
import { workAttributes } from './work-index.ts';

/*
 * One partition per appeal:
 *   event#<source>#<eventId>   a fact, as received; never changed. Its data is JSON text: a source's own types may hold
 *                              numbers and depths that the database refuses
 *   state                      the fold, its version, and the record of the latest cycle
 *   cycle#<number>             the record of an earlier cycle
 */
type Item = Record<string, unknown>;

const stateKey = 'state';

/** What the fact itself does not say of a conclusion from it. */
const conclusionSchema = z.looseObject({ source: z.string(), type: z.string(), data: z.unknown() });

const stateSchema = z.object({ pk: z.string(), version: z.number(), source: z.string(), externalId: z.string() });

const receiptSchema = z.object({
  receivedAt: z.number(),
  /** One alone, with its ids, in items of earlier releases. */
  concluded: z.union([z.array(conclusionSchema), conclusionSchema.transform((alone) => [alone])]).optional(),
});

/** Reads a partition; an item that no release wrote is an error, not a guess. */
export function historyOf(items: readonly Item[]): History {
  const received: ReceivedFact[] = [];
  const earlierRecords = new Map<number, CycleRecord>();
  let state: Pick<History, 'version' | 'ids'> = { version: 0 };
  for (const item of items) {
    const sk = String(item['sk']);
    if (sk === stateKey) state = stateIn(item);
    else if (sk.startsWith('event#')) received.push(receivedIn(item));
    else {
      const record = cycleRecordIn(item);
      earlierRecords.set(record.cycle, record);
    }
  }
  return { ...state, received, earlierRecords };
}

function stateIn(item: Item): Pick<History, 'version' | 'ids'> {
  const { pk, version, source, externalId } = stateSchema.parse(item);
  return { version, ids: { appealId: pk, source, externalId } };
}

export function eventItem(pk: string, { fact, receivedAt, concluded }: ReceivedFact): Item {
  return {
    pk,
    sk: `event#${factKey(fact)}`,
    ...fact,
    data: JSON.stringify(fact.data),
    receivedAt,
    concluded: concluded?.map(({ source, type, data }) => ({ source, type, data })),
  };
}

function receivedIn(item: Item): ReceivedFact {
  const fact = parseFact({ ...item, data: JSON.parse(z.string().parse(item['data'])) });
  const { receivedAt, concluded } = receiptSchema.parse(item);
  return {
    fact,
    receivedAt,
    // What another release concludes in a form that this one does not know is a guess, and nobody's word.
    concluded: concluded?.flatMap((one) => readableFact({ ...conclusionIds(fact, one.source), ...one }) ?? []),
  };
}

/**
 * The folded appeal: what lists and indexes need, no word of the citizen. It is written with every fact, and up to 1 KB it
 * costs half: nothing stands here that nobody reads, or that is said already.
 */
export function stateItem(
  { ids, expectedVersion, appeal, work, likeness, records }: AppealChange,
  zone: TimeZone,
): Item {
  const latest = records.at(-1);
  const cycle = appeal.cycles.at(-1);
  return {
    pk: ids.appealId,
    sk: stateKey,
    version: expectedVersion + 1,
    source: ids.source,
    externalId: ids.externalId,
    state: cycle?.state ?? 'absent',
    cycle: cycle?.number ?? 0,
    anomalies: appeal.anomalies.length,
    ...personIndexKeys(ids.appealId, appeal),
    ...(latest ? { fact: keptRecord(latest), ...factIndexKeys(latest, zone) } : {}),
    ...workAttributes(work),
    ...likenessAttributes(likeness),
  };
}

/** Records of earlier cycles that differ from what is stored. */
export function changedCycleItems({ ids, records, earlierRecords }: AppealChange, zone: TimeZone): Item[] {
  return records
    .slice(0, -1)
    .filter((record) => !isDeepStrictEqual(earlierRecords.get(record.cycle), asStored(record)))
    .map((record) => ({
      pk: ids.appealId,
      sk: cycleKey(record.cycle),
      fact: keptRecord(record),
      ...factIndexKeys(record, zone),
    }));
}

/** As it comes back: absent fields left out. */
function asStored(record: CycleRecord): unknown {
  return JSON.parse(JSON.stringify(record));
}

/** Records of earlier cycles that a late fact has undone. */
export function obsoleteCycleKeys({ ids, records, earlierRecords }: AppealChange): { pk: string; sk: string }[] {
  return [...earlierRecords.keys()]
    .filter((cycle) => cycle >= records.length)
    .map((cycle) => ({ pk: ids.appealId, sk: cycleKey(cycle) }));
}

function cycleKey(cycle: number): string {
  return `cycle#${String(cycle).padStart(4, '0')}`;
}
