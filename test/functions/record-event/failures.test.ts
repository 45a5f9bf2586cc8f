import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aMessage, idOf } from '#test/support/a-message.ts';
import { aStory } from '#test/support/a-story.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canariesIn, canary } from '#test/support/canary.ts';
import type { FaultProxy } from '#test/support/fault-proxy.ts';
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

const good = () => aMessage('good', aStory());
const refusal = (type: string, rest: object = {}) => ({
  status: 400,
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: canary.words, ...rest }),
});
const cancelled = (...codes: string[]) =>
  refusal('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });

/** Answers writes of histories, and of the appeal only when one is named. */
function onWrites(answer: FaultProxy['fault'], externalId?: string): FaultProxy['fault'] {
  const mark = externalId === undefined ? '' : idOf(externalId);
  return (call) => (call.operation === 'TransactWriteItems' && call.body.includes(mark) ? answer(call) : undefined);
}

describe('a message that cannot be read is parked with the reason, and the others are done', () => {
  const message = aMessage('A-1', aStory());
  const [submitted] = message.events;
  it.each<[string, unknown, string]>([
    ['no JSON', canary.words, '(message)'],
    ['half a message', JSON.stringify(message).slice(0, -9), '(message)'],
    ['null', 'null', '(message)'],
    ['a list', [message], '(message)'],
    ['of no kind', { ...message, kind: undefined }, 'kind'],
    ['of an unknown kind', { ...message, kind: canary.words }, 'kind'],
    ['of no source', { ...message, source: '' }, 'source'],
    ['of no time', { ...message, receivedAt: canary.words }, 'receivedAt'],
    ['without events', { ...message, events: [] }, 'events'],
    ['with an event that is none', { ...message, events: [submitted, canary.words] }, 'events.1'],
    [
      'with a wrong event',
      { ...message, events: [{ ...submitted, data: { ...submitted?.data, mark: canary.words, text: 5 } }] },
      'events.0.data.text events.0.data',
    ],
    ['a hash that is none', { kind: 'survey-answer', tokenHash: canary.words }, 'tokenHash'],
  ])('%s', async (_, poison, paths) => {
    expect(await recording.record([good(), poison])).toEqual([]);
    expect(await recording.stateOf('good')).toMatchObject({ cycle: 2 });
    const body = typeof poison === 'string' ? poison : JSON.stringify(poison);
    expect(await recording.parked()).toEqual([{ body, reason: `RCC_MESSAGE_UNREADABLE ${paths}` }]);
    expect(recording.log.text()).toContain('RCC_MESSAGE_PARKED');
  });

  it('and is given back when it cannot be parked', async () => {
    recording.sqs.fault = ({ path }) => (path.endsWith('/events-dead') || path === '/' ? refusal('Down') : undefined);
    expect(await recording.record(['poison', good()])).toContain(0);
    expect(await recording.stateOf('good')).toMatchObject({ cycle: 2 });
  });
});

describe('a message that the database will never hold', () => {
  it('is tried five times, then parked with the reason; others are done at once', async () => {
    recording.database.fault = onWrites(() => refusal('ValidationException'), 'bad');
    const bad = aMessage('bad', aStory());
    expect(await recording.record([bad, good()])).toEqual([0]);
    for (const attempt of [2, 3, 4]) expect(await recording.record([bad], attempt)).toEqual([0]);
    expect(await recording.parked()).toEqual([]);
    expect(await recording.record([bad], 5)).toEqual([]);
    expect(await recording.parked()).toEqual([
      { body: JSON.stringify(bad), reason: 'RCC_MESSAGE_KEEPS_FAILING ValidationException' },
    ]);
    expect(await recording.stateOf('good')).toMatchObject({ cycle: 2 });
  });

  it('because of what is stored already is parked too, without what is stored', async () => {
    await recording.tables.put('appeals', { pk: idOf('bad'), sk: 'event#pos#1', data: canary.words, receivedAt: 0 });
    const bad = aMessage('bad', aStory().slice(1));
    expect(await recording.record([bad], 4)).toEqual([0]);
    expect(await recording.record([bad], 5)).toEqual([]);
    const [{ reason } = { reason: '' }] = await recording.parked();
    expect(reason).toMatch(/^RCC_MESSAGE_KEEPS_FAILING \w+Error$/);
  });
});

describe('while the database', () => {
  it.each<[string, FaultProxy['fault']]>([
    ['fails', () => ({ status: 500, body: '{"__type":"InternalServerError"}' })],
    ['is not ours', () => refusal('AccessDeniedException')],
    ['is not there', () => refusal('ResourceNotFoundException')],
    ['throttles writes', onWrites(() => cancelled('None', 'ThrottlingError'))],
  ])('%s, every message is given back and none parked, however often', async (_, fault) => {
    recording.database.fault = fault;
    const messages = [good(), aMessage('A-1', aStory()), { kind: 'survey-answer', tokenHash: 'a'.repeat(64) }];
    const failed = await recording.record(messages, 9);
    expect(failed.sort()).toEqual(expect.arrayContaining([0, 1]));
    expect(await recording.parked()).toEqual([]);
    recording.database.fault = () => undefined;
    expect(await recording.record(messages, 10)).toEqual([]);
    expect(await recording.stateOf('good')).toMatchObject({ version: 1, cycle: 2 });
  });

  it('is down, the same; afterwards all is as if nothing had been', async () => {
    await recording.database.down();
    const messages = [good(), aMessage('A-1', aStory()), { kind: 'survey-answer', tokenHash: 'a'.repeat(64) }];
    expect((await recording.record(messages, 9)).sort()).toEqual([0, 1, 2]);
    await recording.database.up();
    expect(await recording.parked()).toEqual([]);
    expect(await recording.record(messages, 10)).toEqual([]);
    expect(await recording.stateOf('A-1')).toMatchObject({ version: 1, cycle: 2 });
  });

  it('loses its answers on the way, nothing is doubled', async () => {
    let calls = 0;
    recording.database.fault = onWrites(() => (calls++ % 2 === 0 ? 'cut' : undefined));
    for (const event of aStory()) {
      const message = aMessage('A-1', [event]);
      for (let attempt = 1; (await recording.record([message], attempt)).length > 0; attempt += 1);
    }
    expect(calls).toBeGreaterThan(11);
    expect(await recording.stateOf('A-1')).toMatchObject({ version: 11, cycle: 2, anomalies: 0 });
    expect(await recording.invitations()).toMatchObject([{ cycle: 1 }, { cycle: 2 }]);
  });
});

describe('writers on one appeal', () => {
  /** Hands a message over as the queue does: until it is taken. */
  async function recordUntilDone(message: unknown): Promise<number> {
    for (let attempt = 1; ; attempt += 1) {
      if ((await recording.record([message], Math.min(attempt, 4))).length === 0) return attempt;
    }
  }

  it('ten at once lose nothing', async () => {
    const events = aStory();
    await recording.record([aMessage('A-1', events)]);
    const expected = (await recording.tables.appeal(idOf('A-1'))).map(({ version: _, ...item }) => item);
    await recording.tables.empty('appeals');
    await Promise.all(events.map((event) => recordUntilDone(aMessage('A-1', [event]))));
    const items = (await recording.tables.appeal(idOf('A-1'))).map(({ version: _, ...item }) => item);
    expect(items).toEqual(expected);
    expect(await recording.stateOf('A-1')).toMatchObject({ version: events.length });
  });

  it('that conflict in half of their calls lose nothing', async () => {
    let calls = 0;
    const conflict = cancelled('TransactionConflict', 'None');
    recording.database.fault = onWrites(() => (calls++ % 2 === 0 ? conflict : undefined));
    const notes = Array.from({ length: 20 }, (_, n) =>
      anEvent('appeal.noted', '2026-03-16T10:00:00+03:00', { sequence: n }),
    );
    const messages = [...aStory(), ...notes].map((event) => aMessage('A-1', [event]));
    const attempts: number[] = [];
    for (let begin = 0; begin < messages.length; begin += 4) {
      attempts.push(...(await Promise.all(messages.slice(begin, begin + 4).map(recordUntilDone))));
    }
    expect(attempts.sort()[Math.floor(attempts.length / 2)]).toBe(1);
    expect(calls).toBeGreaterThan(messages.length);
    expect(await recording.stateOf('A-1')).toMatchObject({ version: messages.length, cycle: 2, anomalies: 0 });
    const items = await recording.tables.appeal(idOf('A-1'));
    expect(items.filter(({ sk }) => sk?.startsWith('event#'))).toHaveLength(messages.length);
  });

  it('that always conflict give the message back, within the time that the function has', async () => {
    recording.database.fault = onWrites(() => cancelled('TransactionConflict'));
    const begin = performance.now();
    expect(await recording.record([good()], 9)).toEqual([0]);
    expect(performance.now() - begin).toBeLessThan(8000);
    expect(await recording.parked()).toEqual([]);
  });
});
