import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AppealEvent, parseEvent } from '#events/event.ts';
import trigger from '#events/triggers/record-event.json' with { type: 'json' };
import { appealShards } from '#shared/domain/appeals/identity.ts';
import { monthShard } from '#shared/persistence/fact-index.ts';
import { aMessage, idOf } from '#test/support/a-message.ts';
import { aStory } from '#test/support/a-story.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canariesIn } from '#test/support/canary.ts';
import { deliveriesOf } from '#test/support/for-all.ts';
import { endOf, moscow } from '#test/support/moscow.ts';
import { type StartedRecording, startRecording } from './start-recording.ts';

let recording: StartedRecording;
beforeAll(async () => {
  recording = await startRecording();
});
afterEach(() => recording.reset());
afterAll(async () => {
  expect(canariesIn(recording.log.text())).toEqual([]);
  await recording.stop();
});

const at = (local: string) => `2026-03-${local}:00+03:00`;

/** An appeal's items but for the number of writes it took. */
async function partition(externalId = 'A-1') {
  const items = await recording.tables.appeal(idOf(externalId));
  return items.map(({ version: _, ...item }) => item);
}

/** What both indexes hold, whole. */
async function indexRows(months: readonly string[]) {
  const rows = months.flatMap((month) =>
    appealShards.map(async (shard) => [
      ...(await recording.tables.index('facts-by-due', 'factDue', monthShard(month, shard))),
      ...(await recording.tables.index('facts-by-answer', 'factAnswered', monthShard(month, shard))),
    ]),
  );
  return (await Promise.all(rows)).flat();
}

describe('a new appeal', () => {
  it('is stored as facts and what they make: the sample', async () => {
    expect(await recording.run(structuredClone(trigger))).toEqual({ batchItemFailures: [] });
    const items = await recording.tables.appeal(idOf('2026-03-000417', 'portal'));
    expect(items.map(({ sk }) => sk)).toEqual(['event#portal#2026-03-000417-1', 'state']);
    const [fact, state] = items;
    expect(fact).toMatchObject({
      ...{ source: 'portal', eventId: '2026-03-000417-1', type: 'appeal.submitted' },
      occurredAt: moscow('2026-03-12T11:14'),
      receivedAt: Date.parse('2026-03-12T08:14:03Z'),
    });
    expect(JSON.parse(String(fact?.['data']))).toMatchObject({ text: 'На улице Ленина у школы яма во всю дорогу.' });
    expect(state).toMatchObject({ version: 1, externalId: '2026-03-000417', state: 'open', cycle: 1, anomalies: 0 });
    expect(JSON.stringify(state)).not.toContain('яма');
  });

  it('has its term, and its records lie in the months they are due and answered in', async () => {
    await recording.record([aMessage('A-1', aStory())]);
    const state = await recording.stateOf('A-1');
    expect(state).toMatchObject({ version: 1, state: 'closed', cycle: 2, anomalies: 0 });
    expect(state?.['fact']).toMatchObject({
      cycle: 2,
      policy: 'message-portal',
      clockStart: moscow('2026-03-09T09:00'),
      dueAt: endOf('2026-03-23'),
      answeredAt: moscow('2026-03-13T16:00'),
      answeredBy: 'mun-usinsk',
      ratings: [{ at: moscow('2026-03-14T19:00'), satisfied: true, by: 'source' }],
    });
    const rows = await indexRows(['2026-02', '2026-03', '2026-04']);
    expect(rows.map(({ sk }) => sk).sort()).toEqual(['cycle#0001', 'cycle#0001', 'state', 'state']);
    for (const row of rows) {
      const keys = ['fact', 'factAnswered', 'factDue', 'factKey', 'pk', 'sk'];
      expect(keys).toEqual(expect.arrayContaining(Object.keys(row)));
    }
  });
});

it('a term that runs into a year without a calendar is counted in a metric', async () => {
  const submitted = (externalId: string, timestamp: string) =>
    aMessage(externalId, [anEvent('appeal.submitted', timestamp)]);
  await recording.record([submitted('B-1', '2026-12-25T10:00:00+03:00'), submitted('B-2', at('12T10:00'))]);
  const line = recording.log
    .text()
    .split('\n')
    .findLast((one) => one.includes('RCC_EVENTS_RECORDED'));
  expect(JSON.parse(line ?? '')).toMatchObject({ appeals: 2, calendarIncomplete: 1 });
});

describe('whatever comes', () => {
  it('a second time changes nothing', async () => {
    const tables = async () => [await recording.tables.scan('appeals'), await recording.tables.scan('contacts')];
    const message = aMessage('A-1', aStory());
    await recording.record([message]);
    const before = await tables();
    expect(await recording.record([message])).toEqual([]);
    expect(await recording.record([message, message, aMessage('A-1', message.events)])).toEqual([]);
    expect(await tables()).toEqual(before);
  });

  it('a second time without its submission writes nothing', async () => {
    const events = aStory();
    await recording.record([aMessage('A-1', events)]);
    const writes = recording.watch('TransactWriteItems');
    expect(await recording.record([aMessage('A-1', events.slice(1))])).toEqual([]);
    expect(writes).toEqual([]);
  });

  it('for the first time with its submission is one call of the database', async () => {
    const reads = recording.watch('Query');
    await recording.record([aMessage('A-1', aStory())]);
    expect(reads).toEqual([]);
    expect(await recording.stateOf('A-1')).toMatchObject({ version: 1, cycle: 2 });
  });

  it('a second time does not bring back contacts that are gone', async () => {
    const message = aMessage('A-1', aStory());
    await recording.record([message]);
    await recording.tables.empty('contacts');
    expect(await recording.record([message])).toEqual([]);
    expect(await recording.tables.scan('contacts')).toEqual([]);
  });

  it('in any order, split and repeated in any way, makes the same items and the same index rows', async () => {
    const events = [...aStory(), anEvent('appeal.noted', at('05T09:00')), anEvent('appeal.extended', at('05T10:00'))];
    await recording.record([aMessage('A-1', events)]);
    const months = ['2026-03', '2026-11'];
    const expected = { items: await partition(), rows: await indexRows(months) };
    const deliveries = deliveriesOf(events).chain((all) =>
      fc
        .array(fc.integer({ min: 1, max: 4 }), { minLength: all.length, maxLength: all.length })
        .map((sizes) => inParts(all, sizes)),
    );
    await fc.assert(
      fc.asyncProperty(deliveries, async (parts) => {
        await recording.tables.empty('appeals');
        for (const part of parts) expect(await recording.record([aMessage('A-1', part)])).toEqual([]);
        expect({ items: await partition(), rows: await indexRows(months) }).toEqual(expected);
      }),
      { seed: 63, numRuns: 6 },
    );
  });

  it('of one appeal in one batch is one transaction', async () => {
    const writes = recording.watch('TransactWriteItems');
    const singles = aStory()
      .slice(0, 10)
      .map((event) => aMessage('A-1', [event]));
    expect(await recording.record(singles)).toEqual([]);
    expect(writes).toHaveLength(1);
    expect(await recording.stateOf('A-1')).toMatchObject({ version: 1, cycle: 2 });
  });

  it('of many appeals in one batch is a transaction each', async () => {
    const messages = Array.from({ length: 10 }, (_, n) => aMessage(`A-${n}`, aStory().slice(0, 1)));
    expect(await recording.record(messages)).toEqual([]);
    expect(await recording.tables.scan('appeals')).toHaveLength(20);
  });

  it('from two sources under one number is two appeals', async () => {
    const [event] = aStory();
    const events = event ? [event] : [];
    await recording.record([aMessage('A-1', events), aMessage('A-1', events, { source: 'komi-demo' })]);
    expect(idOf('A-1', 'komi-demo')).not.toBe(idOf('A-1'));
    expect(await recording.stateOf('A-1')).toMatchObject({ source: 'pos', state: 'open' });
    expect(await recording.stateOf('A-1', 'komi-demo')).toMatchObject({ source: 'komi-demo', state: 'open' });
  });
});

function inParts<T>(items: readonly T[], sizes: readonly number[]): T[][] {
  const parts: T[][] = [];
  let begin = 0;
  for (const size of sizes) {
    if (begin < items.length) parts.push(items.slice(begin, begin + size));
    begin += size;
  }
  return parts;
}

describe('a late fact', () => {
  it('makes an anomaly disappear', async () => {
    const [submitted, ...others] = aStory();
    await recording.record([aMessage('A-1', others)]);
    expect(await recording.stateOf('A-1')).toMatchObject({ state: 'absent', cycle: 0 });
    expect((await recording.stateOf('A-1'))?.['anomalies']).toBeGreaterThan(0);
    expect(await indexRows(['2026-03'])).toEqual([]);
    await recording.record([aMessage('A-1', submitted ? [submitted] : [])]);
    expect(await recording.stateOf('A-1')).toMatchObject({ state: 'closed', cycle: 2, anomalies: 0 });
    expect(await indexRows(['2026-03'])).toHaveLength(4);
  });

  it('moves the record of an earlier cycle to the month it now belongs to', async () => {
    const events = aStory();
    await recording.record([aMessage('A-1', events)]);
    expect((await indexRows(['2026-04'])).map(({ sk }) => sk)).toEqual([]);
    const until = '2026-04-20T12:00:00+03:00';
    await recording.record([
      aMessage('A-1', [anEvent('appeal.extended', at('05T10:00'), { until, noticeSentAt: at('05T10:00') })]),
    ]);
    expect((await indexRows(['2026-04'])).map(({ sk }) => sk)).toEqual(['cycle#0001']);
  });

  it('leaves alone the records that it does not change', async () => {
    await recording.record([aMessage('A-1', aStory())]);
    const writes = recording.watch('TransactWriteItems');
    await recording.record([aMessage('A-1', [anEvent('appeal.noted', at('16T10:00'))])]);
    expect(writes).toHaveLength(1);
    expect(writes[0]).not.toContain('cycle#0001');
  });

  it('takes away the record of a cycle that is no more', async () => {
    await recording.record([aMessage('A-1', aStory())]);
    const items = await recording.tables.appeal(idOf('A-1'));
    const cycle = items.find(({ sk }) => sk === 'cycle#0001');
    const fact = { ...(cycle?.['fact'] as object), cycle: 3 };
    await recording.tables.put('appeals', { ...cycle, pk: idOf('A-1'), sk: 'cycle#0003', fact });
    expect(await indexRows(['2026-03'])).toHaveLength(6);
    await recording.record([aMessage('A-1', [anEvent('appeal.noted', at('16T10:00'))])]);
    expect((await recording.tables.appeal(idOf('A-1'))).filter(({ sk }) => sk?.startsWith('cycle#'))).toEqual([cycle]);
    expect(await indexRows(['2026-03'])).toHaveLength(4);
  });
});

describe('many facts of one appeal in one message', () => {
  it('are stored in parts, every one of them', async () => {
    const notes = Array.from({ length: 200 }, (_, n) => anEvent('appeal.noted', at('16T10:00'), { sequence: n }));
    const writes = recording.watch('TransactWriteItems');
    expect(await recording.record([aMessage('A-1', [...aStory(), ...notes])])).toEqual([]);
    expect(writes.length).toBeGreaterThan(1);
    expect((await partition()).filter(({ sk }) => sk?.startsWith('event#'))).toHaveLength(211);
    expect(await recording.stateOf('A-1')).toMatchObject({ version: writes.length, state: 'closed', cycle: 2 });
  });

  it('may start a cycle each: their records have a place beside them', async () => {
    const again = Array.from({ length: 90 }, (_, n) => anEvent('appeal.resubmitted', at('16T10:00'), { sequence: n }));
    expect(await recording.record([aMessage('A-1', [...aStory(), ...again])])).toEqual([]);
    expect(await recording.stateOf('A-1')).toMatchObject({ cycle: 92, anomalies: 0 });
    const words = { sector: 'roads', category: 'potholes', by: 'operator' } as const;
    expect(await recording.record([aMessage('A-1', [anEvent('appeal.classified', at('17T10:00'), words)])])).toEqual(
      [],
    );
    expect((await partition()).filter(({ sk }) => sk?.startsWith('cycle#'))).toHaveLength(91);
  });
});

describe('an event of an unknown type', () => {
  /** As the next function reads it from the queue. */
  function unknown(data: object): AppealEvent {
    const ids = { eventId: 'photo-1', externalId: 'A-1' };
    const parsed = parseEvent({ type: 'appeal.photographed', timestamp: at('05T10:00'), data: { ...ids, ...data } });
    if (!parsed.success) throw parsed.error;
    return parsed.data;
  }

  it('is kept with the appeal and changes nothing', async () => {
    const [submitted] = aStory();
    await recording.record([aMessage('A-1', submitted ? [submitted] : [])]);
    const before = await recording.stateOf('A-1');
    await recording.record([aMessage('A-1', [unknown({ photos: 3 })])]);
    expect(await recording.stateOf('A-1')).toEqual({ ...before, version: 2 });
    const kept = (await partition()).find(({ sk }) => sk === 'event#pos#photo-1');
    expect(kept).toMatchObject({ type: 'appeal.photographed', data: '{"photos":3}' });
  });

  it.each<[string, object]>([
    ['numbers that the database has not', { huge: 1e300, tiny: 1e-300, long: 2 ** 70 }],
    ['deeper than the database goes', JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`)],
    ['names and texts of nothing', { '': '', list: ['', null, [], {}], ' ': false }],
    ['control characters', { text: '\u0000\ufffe\uffff' }],
  ])('is kept whole: %s', async (_, data) => {
    expect(await recording.record([aMessage('A-1', [unknown(data)])])).toEqual([]);
    expect(await recording.record([aMessage('A-1', aStory())])).toEqual([]);
    const kept = (await partition()).find(({ sk }) => sk === 'event#pos#photo-1');
    expect(JSON.parse(String(kept?.['data']))).toEqual(data);
  });
});
