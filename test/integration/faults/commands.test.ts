import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFrom } from '#infra/local/demonstration/draw.ts';
import { factsOf } from '#shared/domain/appeals/appeal-store.ts';
import { situationOf } from '#shared/domain/commands/situation.ts';
import { region } from '#shared/region/region.ts';
import { commandALot, type Tally } from '#test/faults/commanding.ts';
import { scale, testLimitMs } from '#test/faults/scale.ts';
import { type StartedManaging, startManaging } from '#test/functions/manage-appeals/start-managing.ts';
import { aFact } from '#test/support/a-fact.ts';

/* Two hundred people and fifty appeals in the long version, ten and three in `npm test`. */
const clients = scale > 1 ? 200 : 10;
const appeals = scale > 1 ? 50 : 3;
const timesEach = scale > 1 ? 2 : 3;
const seed = 5;

describe(`${clients} people at the same ${appeals} appeals`, { timeout: testLimitMs }, () => {
  let managing: StartedManaging;
  beforeAll(async () => {
    managing = await startManaging();
  });
  afterAll(() => managing?.stop());

  it.each([
    ['', 0],
    [', a fifth of the transactions answered with a conflict, a tenth of the answers cut', 0.2],
  ])('lose no update and double no event%s', async (_, faults) => {
    const appealIds: string[] = [];
    for (let number = 0; number < appeals; number += 1) {
      const submitted = aFact('appeal.submitted', '2026-03-02T09:00', { agency: 'mun-usinsk' });
      appealIds.push(await managing.appeal(`many-${faults}-${number}`, [submitted]));
    }
    const draw = drawFrom(seed);
    managing.database.fault = ({ operation }) => {
      if (operation !== 'TransactWriteItems' || faults === 0) return undefined;
      if (draw.chance(faults)) return conflict;
      return draw.chance(faults / 2) ? 'cut' : undefined;
    };
    const tally: Tally = { told: [], refused: new Map() };
    await Promise.all(
      Array.from({ length: clients }, (_none, client) =>
        commandALot(
          managing,
          { id: `person-${client}`, appealIds, times: timesEach, draw: drawFrom(seed + client) },
          tally,
        ),
      ),
    );
    managing.database.fault = () => undefined;

    const told = new Map(tally.told.map((one) => [`${one.appealId} ${one.eventId}`, one]));
    const stored = new Map<string, number>();
    for (const appealId of appealIds) {
      const history = await managing.store.read(appealId);
      const own = history.received.filter(({ fact }) => fact.source === 'staff');
      for (const { fact } of own) stored.set(`${appealId} ${fact.eventId}`, fact.sequence ?? 0);
      // One version for each fact, each decided upon the version before it.
      expect(history.version).toBe(1 + own.length);
      expect(own.map(({ fact }) => fact.sequence).sort((a, b) => Number(a) - Number(b))).toEqual(
        own.map((_one, index) => index + 2),
      );
      expect(situationOf(factsOf(history.received), region.appealRules).appeal.anomalies).toEqual([]);
    }
    // Nothing lost that anybody was told of, nothing stored that nobody was.
    expect([...told.keys()].filter((key) => !stored.has(key))).toEqual([]);
    expect([...stored.keys()].filter((key) => !told.has(key))).toEqual([]);
    // One key, one fact; and at most one answer that says it was made just now.
    expect(new Set(tally.told.map(({ key }) => key)).size).toBe(told.size);
    const created = Map.groupBy(
      tally.told.filter(({ status }) => status === 201),
      ({ key }) => key,
    );
    expect([...created.values()].filter((one) => one.length > 1)).toEqual([]);
    // Whoever was told 201 had seen the version that the fact stands upon.
    for (const one of tally.told.filter(({ status }) => status === 201))
      expect(stored.get(`${one.appealId} ${one.eventId}`)).toBe(one.version + 1);
    expect(stored.size).toBeGreaterThan(clients);
    expect(tally.refused.get(412) ?? 0).toBeGreaterThan(0);
  });
});

const conflict = {
  status: 400,
  body: JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    message: 'Transaction cancelled',
    CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
  }),
};
