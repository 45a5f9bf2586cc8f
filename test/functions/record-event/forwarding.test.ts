import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { shardOf } from '#shared/domain/appeals/identity.ts';
import { personIndex } from '#shared/persistence/person-index.ts';
import { aMessage, idOf } from '#test/support/a-message.ts';
import { anEvent } from '#test/support/an-event.ts';
import { type StartedRecording, startRecording } from './start-recording.ts';

let recording: StartedRecording;
/** Each test is days after the one before, so that nothing is remembered of it. */
let now = Date.parse('2026-03-20T09:00:00+03:00');
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  recording = await startRecording();
});
beforeEach(() => later(2 * 86_400_000));
afterEach(() => recording.reset());
afterAll(async () => {
  vi.useRealTimers();
  await recording.stop();
});

function later(milliseconds: number): void {
  now += milliseconds;
  vi.setSystemTime(now);
}

const at = '2026-03-02T09:00:00+03:00';
const about = { sector: 'housing', category: 'heating' };
/** Where it is, neither source nor words say: the table names nobody. */
const heating = anEvent('appeal.submitted', at, { text: 'Нет отопления', municipality: undefined, agency: undefined });
const countedAt = Date.parse('2026-03-19T23:40:00Z');
const version = 'forwarding-2026-03-19T23:40:00.000Z';

async function counted(bodies: Readonly<Record<string, number>>, at = countedAt) {
  const rows = Object.entries(bodies).map(([body, count]) => ['housing', 'heating', null, body, count]);
  await keep({ countedAt: at, counts: JSON.stringify(rows) });
}

const keep = async (item: object) =>
  await recording.tables.put('centre', { pk: 'routes#forwarding', sk: 'counts', leftOut: 0, ...item });

async function concludedOf(externalId = 'A-1'): Promise<unknown[]> {
  const items = await recording.tables.appeal(idOf(externalId));
  const facts = items.find(({ sk }) => sk?.startsWith('event#'))?.['concluded'];
  return Array.isArray(facts) ? facts.filter(({ source }) => source === 'router') : [];
}

async function waiting(externalId = 'A-1') {
  const { name, shard } = personIndex;
  const entries = await recording.tables.index(name, shard, shardOf(idOf(externalId)));
  return entries.filter(({ pk }) => pk === idOf(externalId));
}

const record = async (...externalIds: string[]) =>
  expect(await recording.record(externalIds.map((id) => aMessage(id, [heating])))).toEqual([]);

describe('where the table of routes is silent', () => {
  it('past forwarding proposes who probably answers; it is held against nobody', async () => {
    await counted({ 'exec-tarif': 9, 'exec-minstroy': 3 });
    await record('A-1');
    const likelyBodies = [
      { body: 'exec-tarif', share: 0.75, evidence: 12 },
      { body: 'exec-minstroy', share: 0.25, evidence: 12 },
    ];
    const route = { row: 'forwarding', version, likelyBodies, among: [], owner: 'municipal', ...about };
    const data = { agency: 'exec-tarif', route };
    expect(await concludedOf()).toEqual([{ source: 'router', type: 'appeal.assigned', data }]);
    expect((await recording.stateOf('A-1'))?.['fact']).not.toHaveProperty('responsibleAtDue');
    expect(await waiting()).toEqual([]);
  });

  it('and nobody is likely enough, a person is asked and shown the likely ones', async () => {
    await counted({ 'exec-tarif': 5, 'exec-minstroy': 3, 'mun-inta': 4 });
    await record('A-1');
    expect(await concludedOf()).toMatchObject([{ data: { route: { likelyBodies: [{}, {}] } } }]);
    expect(await waiting()).toMatchObject([
      { asked: 'body', likelyBodies: [{ body: 'exec-tarif' }, { body: 'exec-minstroy' }] },
    ]);
    const assigned = anEvent('appeal.assigned', '2026-03-03T09:00:00+03:00', { agency: 'exec-tarif' });
    await recording.record([aMessage('A-1', [assigned])]);
    expect(await waiting()).toEqual([]);
  });

  it('a proposal stays what it was, whatever is counted later and whatever comes again', async () => {
    await counted({ 'exec-tarif': 20 });
    await record('A-1');
    const items = await recording.tables.appeal(idOf('A-1'));
    await counted({ 'exec-minstroy': 20 }, countedAt + 86_400_000);
    later(2 * 3_600_000);
    await record('A-1', 'A-2');
    expect(await recording.tables.appeal(idOf('A-1'))).toEqual(items);
    expect(await concludedOf('A-2')).toMatchObject([{ data: { agency: 'exec-minstroy' } }]);
  });

  it.each([
    ['the first that is heard of the appeal', [0, 1]],
    ['after a word of somebody else', [1, 0]],
  ])('it gives way to anybody’s word: the submission is %s', async (_, order) => {
    await counted({ 'exec-tarif': 20 });
    const events = [heating, anEvent('appeal.assigned', at, { agency: 'exec-minstroy' })];
    for (const index of order) await recording.record([aMessage('A-1', events.slice(index, index + 1))]);
    expect((await recording.stateOf('A-1'))?.['fact']).toMatchObject({ responsibleAtDue: 'exec-minstroy' });
  });
});

describe('the counts are read', () => {
  const reads = () => {
    const seen = recording.watch('GetItem');
    return () => seen.filter((body) => body.includes('routes#')).length;
  };

  it('not where the table names somebody', async () => {
    const times = reads();
    const named = anEvent('appeal.submitted', at, { text: 'Нет отопления', municipality: 'inta', agency: undefined });
    await recording.record([aMessage('A-1', [named])]);
    expect(await concludedOf()).toMatchObject([{ data: { agency: 'mun-inta' } }]);
    expect(times()).toBe(0);
  });

  it('once for many appeals, and again after an hour', async () => {
    await counted({ 'exec-tarif': 20 });
    const times = reads();
    await record('A-1', 'A-2', 'A-3');
    later(3_500_000);
    await record('A-4');
    expect(times()).toBe(1);
    later(100_000);
    await record('A-5');
    expect(times()).toBe(2);
  });
});

describe('nothing is proposed, nothing fails, and a person is asked', () => {
  // What an earlier test has counted is not remembered.
  beforeEach(async () => {
    await record('before');
    later(2 * 3_600_000);
  });

  const nobody = async () => {
    await record('A-1');
    expect(await concludedOf()).toEqual([]);
    expect(await waiting()).toEqual([expect.not.objectContaining({ likelyBodies: expect.anything() })]);
  };

  it('where nothing is counted yet', async () => {
    await nobody();
  });

  it('on thin evidence', async () => {
    await counted({ 'exec-tarif': 9 });
    await nobody();
  });

  it.each([
    ['no JSON', { countedAt, counts: '[["housing"' }],
    ['no counts', { countedAt, counts: '[["housing","heating",null,"exec-tarif",0]]' }],
    ['no time', { counts: '[]' }],
  ])('where what is kept holds %s, and the log says so', async (_, item) => {
    await keep(item);
    const before = recording.log.text().length;
    await nobody();
    expect(recording.log.text().slice(before)).toContain('RCC_FORWARDING_UNREAD');
  });

  it.each([
    ['refuses', { status: 400, body: '{"__type":"AccessDeniedException"}' } as const],
    ['does not answer', 'hang' as const],
  ])(
    'where the database %s; it is asked again after minutes, and what was known serves until then',
    async (_, fault) => {
      recording.database.fault = ({ operation }) => (operation === 'GetItem' ? fault : undefined);
      await nobody();
      await counted({ 'exec-tarif': 20 });
      recording.database.fault = () => undefined;
      await record('A-2');
      expect(await concludedOf('A-2')).toEqual([]);
      later(300_000);
      await record('A-3');
      expect(await concludedOf('A-3')).toHaveLength(1);
      recording.database.fault = ({ operation }) => (operation === 'GetItem' ? fault : undefined);
      later(3_600_000);
      await record('A-4');
      expect(await concludedOf('A-4')).toHaveLength(1);
    },
  );
});
