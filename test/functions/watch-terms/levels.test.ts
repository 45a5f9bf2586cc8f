import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import trigger from '#events/triggers/watch-terms.json' with { type: 'json' };
import { shardOf } from '#shared/domain/appeals/identity.ts';
import { watchIndex } from '#shared/persistence/work-index.ts';
import { idOf } from '#test/support/a-message.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canariesIn, canary, canaryAuthor } from '#test/support/canary.ts';
import { moscow } from '#test/support/moscow.ts';
import { type StartedWatching, startWatching } from './start-watching.ts';

let watching: StartedWatching;
beforeAll(async () => {
  watching = await startWatching();
});
beforeEach(() => watching.reset());
afterAll(() => watching.stop());

const at = (local: string) => `${local}:00+03:00`;
/** Due at the end of Wednesday, 2026-04-01. */
const submitted = (data: object = {}) =>
  anEvent('appeal.submitted', at('2026-03-02T09:00'), {
    ...{ text: canary.words, author: canaryAuthor, channel: 'federal-platform', agency: 'mun-usinsk' },
    ...data,
  });
const registered = anEvent('appeal.registered', at('2026-03-02T10:00'), { registeredAt: undefined });
const labelled = anEvent('appeal.classified', at('2026-03-02T10:00'), {
  ...{ sector: 'housing', category: 'building-repair', by: 'operator' },
});
const watchAt = async () => {
  const { name, partitionKey } = watchIndex;
  const [entry] = await watching.tables.index(name, partitionKey, shardOf(idOf('A-1')));
  return entry?.['watchAt'];
};
const none = { looked: 0, notices: 0, failed: 0, isUnfinished: false };

describe('an appeal that nobody answers', () => {
  it('is told of higher and higher, each level once, whenever the runs come', async () => {
    await watching.record('A-1', submitted(), registered, labelled);
    expect(await watching.run('2026-03-20T12:00')).toEqual(none);
    for (const day of ['03-27', '03-30', '04-01', '04-02', '04-03', '04-06', '04-07', '05-29', '06-01', '06-02'])
      for (const hour of ['10:00', '10:15', '17:00']) await watching.run(`2026-${day}T${hour}`);
    expect(await watching.told()).toEqual([
      '2026-03-27T10:00 body-executor#mun-usinsk at-risk',
      '2026-04-02T10:00 body-head#mun-usinsk overdue',
      '2026-04-03T10:00 sector-head#housing overdue-1-day',
      '2026-04-03T10:00 sector-lead#housing overdue-1-day',
      '2026-04-07T10:00 centre-head overdue-3-days',
      '2026-06-02T10:00 curator overdue-badly',
    ]);
    expect(await watchAt()).toBeUndefined();
  });

  it('is looked at when the next level begins, and not before', async () => {
    await watching.record('A-1', submitted(), registered);
    expect(await watching.run('2026-03-30T10:00')).toMatchObject({ looked: 1, notices: 1 });
    expect(await watchAt()).toBe(moscow('2026-04-02'));
    expect(await watching.run('2026-04-01T23:59')).toEqual(none);
    expect(await watching.run('2026-04-02T00:00')).toMatchObject({ looked: 1, notices: 1 });
  });

  it('of which no run took notice in time is told of at all levels at once', async () => {
    await watching.record('A-1', submitted(), registered, labelled);
    expect(await watching.run('2026-04-08T10:00')).toMatchObject({ looked: 1, notices: 5 });
  });

  it('of nobody is told of to the operators of the centre', async () => {
    await watching.record('A-1', submitted({ agency: undefined }), registered);
    await watching.run('2026-04-02T10:00');
    expect(await watching.told()).toEqual(['2026-04-02T10:00 operator at-risk', '2026-04-02T10:00 operator overdue']);
  });
});

describe('a term that changes', () => {
  it('is not told of again at levels that were told, whatever facts come', async () => {
    await watching.record('A-1', submitted(), registered, labelled);
    await watching.run('2026-04-02T10:00');
    await watching.record('A-1', anEvent('appeal.noted', at('2026-04-02T11:00')));
    expect(await watchAt()).toBeLessThan(moscow('2026-04-02'));
    expect(await watching.run('2026-04-02T12:00')).toMatchObject({ looked: 1, notices: 0 });
    expect(await watchAt()).toBe(moscow('2026-04-03'));
    expect(await watching.told()).toHaveLength(2);
  });

  it('by an extension is told of by the new term: only at levels that were not told', async () => {
    await watching.record('A-1', submitted(), registered, labelled);
    await watching.run('2026-03-30T10:00');
    const data = { until: at('2026-04-20T12:00'), noticeSentAt: at('2026-03-31T10:00') };
    await watching.record('A-1', anEvent('appeal.extended', at('2026-03-31T10:00'), data));
    for (const day of ['04-02', '04-10', '04-20', '04-21']) await watching.run(`2026-${day}T10:00`);
    expect(await watching.told()).toEqual([
      '2026-03-30T10:00 body-executor#mun-usinsk at-risk',
      '2026-04-21T10:00 body-head#mun-usinsk overdue',
    ]);
  });

  it('is watched no more after its answer, and anew in the cycle that the citizen starts', async () => {
    await watching.record('A-1', submitted(), registered);
    await watching.run('2026-03-30T10:00');
    await watching.record('A-1', anEvent('appeal.answered', at('2026-03-31T10:00')));
    expect(await watching.run('2026-04-03T10:00')).toEqual(none);
    await watching.record('A-1', anEvent('appeal.resubmitted', at('2026-04-06T10:00')));
    await watching.run('2026-05-06T10:00');
    expect(await watching.told()).toEqual([
      '2026-03-30T10:00 body-executor#mun-usinsk at-risk',
      expect.stringContaining(' body-executor#mun-usinsk at-risk'),
    ]);
  });
});

describe('runs', () => {
  it('are counted: what they looked at, and what that has cost', async () => {
    await watching.record('A-1', submitted(), registered);
    await watching.run('2026-03-30T10:00');
    expect(watching.logged()).toMatchObject({ looked: 1, notices: 1, failed: 0, isUnfinished: false });
    // One look into each of the 32 shards, and the levels told of the one appeal.
    expect(watching.logged()['readUnits']).toBeLessThanOrEqual(17);
    expect(watching.logged()['writeUnits']).toBeGreaterThan(0);
  });

  it('count the notices of all appeals', async () => {
    for (let index = 0; index < 60; index += 1) await watching.record(`A-${index}`, submitted(), registered);
    expect(await watching.run('2026-03-30T10:00')).toEqual({ ...none, looked: 60, notices: 60 });
    expect(await watching.told()).toHaveLength(60);
  });

  it('take what Scheduler says', async () => {
    expect(await watching.run('2026-03-30T10:00', trigger)).toEqual(none);
  });

  it('fail with the database, and the next one tells what is due', async () => {
    await watching.record('A-1', submitted(), registered);
    watching.database.fault = () => ({ status: 400, body: '{"__type":"ValidationException"}' });
    await expect(watching.run('2026-03-30T10:00')).rejects.toThrow();
    watching.database.fault = () => undefined;
    expect(await watching.run('2026-03-30T10:15')).toMatchObject({ notices: 1 });
  });

  it('leave no appeal out because another one cannot be looked at', async () => {
    await watching.record('A-1', submitted(), registered);
    const broken = { watchShard: shardOf(idOf('A-1')), watchAt: 5, version: 1, work: { cycle: 'one' } };
    await watching.tables.put('appeals', { pk: 'broken', sk: 'state', ...broken });
    expect(await watching.run('2026-03-30T10:00')).toMatchObject({ looked: 2, notices: 1, failed: 1 });
    expect(watching.log.text()).toContain('RCC_TERM_NOT_WATCHED');
  });
});

it('no word of a citizen is in what is told, kept or logged', async () => {
  await watching.record('A-1', submitted(), registered, labelled);
  await watching.run('2026-04-08T10:00');
  expect(canariesIn(JSON.stringify(await watching.tables.scan('centre')) + watching.log.text())).toEqual([]);
});
