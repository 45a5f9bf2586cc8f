import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordAppeal } from '#functions/record-event/record-appeal.ts';
import type { AppealStore } from '#shared/domain/appeals/appeal-store.ts';
import type { Fact, UnknownFact } from '#shared/domain/appeals/fact.ts';
import { forwardingStatistic } from '#shared/domain/routing/forwarding.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { dynamoAppealStore } from '#shared/persistence/appeal-store.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { region } from '#shared/region/region.ts';
import { type CentreTables, createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo } from '#test/support/emulators.ts';
import { deliveriesOf } from '#test/support/for-all.ts';
import { anyNobodysHistory, anySubmittedHistory } from '#test/support/random-history.ts';

/*
 * Generated histories, as bad as sources can make them, through the real store. The table of routes speaks for itself, so none
 * of the generated facts does: it proposes at different facts then, and the appeal has to be the same.
 */

let tables: CentreTables;
let appeals: AppealStore;
let stop: () => Promise<void>;
beforeAll(async () => {
  const dynamo = await startDynamo();
  ({ stop } = dynamo);
  tables = await createCentreTables(dynamo);
  Object.assign(process.env, awsEnvironment({ dynamo }));
  appeals = dynamoAppealStore(documentClient(), { appeals: 'appeals', contacts: 'contacts' }, region.timeZone);
});
afterAll(() => stop());

let proposals = 0;

/** Records the facts a part at a time, and says what is stored then but for the number of writes it took. */
async function recorded(appealId: string, parts: readonly (readonly (Fact | UnknownFact)[])[]) {
  const ids = { appealId, source: 'city-portal', externalId: '1' };
  const ports = {
    appeals,
    rules: region.appealRules,
    routing: { router: region.router, forwarding: async () => forwarding },
    sources: [],
    asking: { surveys: { share: 1, seed: 's' }, sha256 },
  };
  for (const part of parts) {
    const facts = part.map((fact) => ({ fact, receivedAt: 0 }));
    await recordAppeal({ ids, facts, followed: [] }, ports);
  }
  const items = await tables.appeal(appealId);
  proposals += items.filter(({ concluded }) => concluded !== undefined).length;
  return items.map(({ version: _, concluded: _proposals, ...item }) => item);
}

/** The catalogue's names for what the generated labels say otherwise, so that the table of routes knows them. */
const categories: Readonly<Record<string, string>> = {
  'roads/roof': 'potholes',
  'roads/heating': 'snow',
  'roads/pits': 'potholes',
  'housing/roof': 'lifts',
  'housing/pits': 'other',
};

function inCatalogue(fact: Fact | UnknownFact): Fact | UnknownFact {
  if (fact.type !== 'appeal.classified') return fact;
  const { sector, category: said } = fact.data;
  const category = categories[`${String(sector)}/${String(said)}`] ?? said;
  return { ...fact, data: { ...fact.data, category } };
}

/** Where it is not known where something is, past forwarding knows of roads, and of heat whose it may be. */
const forwarding = forwardingStatistic('forwarding-1', [
  { sector: 'roads', category: 'potholes', municipality: undefined, body: 'exec-mindor', count: 20 },
  ...['exec-tarif', 'exec-minstroy', 'mun-inta'].map((body) => {
    return { sector: 'housing', category: 'heating', municipality: undefined, body, count: 5 };
  }),
]);

function isRoute(fact: Fact | UnknownFact): boolean {
  return fact.type === 'appeal.assigned' && fact.data['route'] !== undefined;
}

const histories = fc
  .oneof(anySubmittedHistory, anyNobodysHistory)
  .map((facts) => facts.filter((fact) => !isRoute(fact)).map(inCatalogue));

const splits = histories.chain((facts) =>
  fc
    .tuple(deliveriesOf(facts), fc.integer({ min: 1, max: 9 }))
    .map(([delivery, size]) => ({ facts, parts: inParts(delivery, size) })),
);

function inParts<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

it('recorded in parts of any size, in any order and repeated in any way, a history makes the same items', async () => {
  await fc.assert(
    fc.asyncProperty(splits, async ({ facts, parts }) => {
      await tables.empty('appeals');
      const whole = await recorded('7K2M04QX9ZTA', [facts]);
      await tables.empty('appeals');
      expect(await recorded('7K2M04QX9ZTA', parts)).toEqual(whole);
    }),
    { seed: 63, numRuns: 100 },
  );
  expect(proposals).toBeGreaterThan(40);
});
