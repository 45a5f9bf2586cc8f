import { createHash } from 'node:crypto';
import type { AppealEvent } from '#events/event.ts';
import { newFacts } from '#functions/record-event/new-facts.ts';
import type { Appeal } from '#shared/domain/appeals/appeal.ts';
import { factKey, neverSeen } from '#shared/domain/appeals/appeal-store.ts';
import { appealId } from '#shared/domain/appeals/identity.ts';
import { routedChange } from '#shared/domain/routing/routed-change.ts';
import { changedCycleItems, eventItem, stateItem } from '#shared/persistence/appeal-items.ts';
import { region } from '#shared/region/region.ts';
import { themeMeaning } from '#shared/region/region-classifier.ts';
import type { CentreTables } from '#test/support/centre-tables.ts';
import { regionClassify } from '#test/support/region-classify.ts';
import { source } from './intake.ts';

type Item = Readonly<Record<string, unknown>>;

/** Folded from what was acknowledged, without the store. */
export interface Expected {
  readonly appealId: string;
  readonly externalId: string;
  readonly appeal: Appeal;
}

interface Checked {
  /** A line for everything that was lost, doubled, partial or folded otherwise; empty when all is well. */
  readonly faults: readonly string[];
  readonly expected: readonly Expected[];
  readonly storedEvents: number;
}

export function idOf(externalId: string): string {
  return appealId(source, externalId, (text) => createHash('sha256').update(text).digest());
}

/** Compares everything stored with the fold of everything acknowledged. */
export async function checkHistories(
  acknowledged: ReadonlyMap<string, readonly AppealEvent[]>,
  tables: CentreTables,
): Promise<Checked> {
  const partitions = Map.groupBy(await tables.scan('appeals'), ({ pk }) => String(pk));
  const contacts = new Set((await tables.scan('contacts')).map(({ pk }) => pk));
  const faults: string[] = [];
  const expected: Expected[] = [];
  let storedEvents = 0;

  for (const [externalId, events] of acknowledged) {
    const pk = idOf(externalId);
    const stored = new Map((partitions.get(pk) ?? []).map((item) => [String(item['sk']), item]));
    partitions.delete(pk);
    const { appeal, items } = await expectedItems(externalId, events, stored);
    expected.push({ appealId: pk, externalId, appeal });
    storedEvents += [...stored.keys()].filter((sk) => sk.startsWith('event#')).length;

    for (const [sk, item] of items) {
      const found = stored.get(sk);
      if (!found) faults.push(`${pk} ${sk}: lost`);
      else if (canonical(ofItself(found)) !== canonical(ofItself(item)))
        faults.push(`${pk} ${sk}: ${canonical(found)} for ${canonical(item)}`);
    }
    if (events.some(({ type }) => type === 'appeal.submitted') && !contacts.has(pk))
      faults.push(`${pk}: contacts lost`);
    for (const sk of stored.keys()) if (!items.has(sk)) faults.push(`${pk} ${sk}: nobody has sent this`);
    const version = Number(stored.get('state')?.['version']);
    if (!(version >= 1 && version <= events.length)) faults.push(`${pk}: ${version} writes of ${events.length} events`);
  }
  for (const pk of partitions.keys()) faults.push(`${pk}: nobody has sent this appeal`);
  return { faults, expected, storedEvents };
}

const concluding = { classify: regionClassify, meaningOf: themeMeaning, recogniser: region.recogniser };
const routing = { router: region.router, forwarding: async () => undefined };

/** Without what routing has said on its receipt: it depends on what came before, unlike what comes of it. */
function ofItself({ concluded, ...item }: Item): Item {
  const own = Array.isArray(concluded) ? concluded.filter(({ source }) => source !== 'router') : [];
  return own.length > 0 ? { ...item, concluded: own } : item;
}

/** What the partition has to hold; of the stored items only what the clock and the number of writes have put there. */
async function expectedItems(externalId: string, events: readonly AppealEvent[], stored: ReadonlyMap<string, Item>) {
  const ids = { appealId: idOf(externalId), source, externalId };
  const message = {
    kind: 'events' as const,
    source,
    externalId,
    receivedAt: new Date(0).toISOString(),
    events: [...events],
  };
  const noSurveys = { surveys: { find: unused }, addresses: { answersOf: unused } };
  const ports = { ...noSurveys, surveyRules: { answersFromOneAddressADay: 5 }, concluding };
  const facts = (await newFacts(message, ports)).flatMap((found) => found.facts);
  const received = facts.map(({ author: _author, ...fact }) => {
    const receivedAt = Number(stored.get(`event#${factKey(fact.fact)}`)?.['receivedAt']);
    return { ...fact, receivedAt };
  });
  const history = { ...neverSeen, version: Number(stored.get('state')?.['version']) - 1 };
  const change = await routedChange({ ids, history, facts: received }, region.appealRules, routing);
  const items = [
    stateItem(change, region.timeZone),
    ...received.map((fact) => eventItem(ids.appealId, fact)),
    ...changedCycleItems(change, region.timeZone),
  ];
  return { appeal: change.appeal, items: new Map(items.map((item) => [String(item['sk']), item])) };
}

async function unused(): Promise<never> {
  throw new Error('no survey takes part in this');
}

/** One text for one value: names in order, absent fields left out. */
function canonical(value: unknown): string {
  const ordered = (_name: string, field: unknown): unknown =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field;
  return JSON.stringify(value, ordered);
}
