import type { Context } from 'aws-lambda';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import trigger from '#events/triggers/write-digests.json' with { type: 'json' };
import type { Work } from '#shared/domain/appeals/work.ts';
import { noticeSchema } from '#shared/persistence/notice-items.ts';
import { workAttributes } from '#shared/persistence/work-index.ts';
import { aWork } from '#test/support/a-work.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo } from '#test/support/emulators.ts';
import { endOf, moscow } from '#test/support/moscow.ts';

const started = await start();
afterEach(() => started.reset());
afterAll(() => started.stop());

const { run, open, digests } = started;

describe('the digest of a morning', () => {
  it('says what is at risk, overdue, waiting and new, to the body, the sector and the centre', async () => {
    await open('A', { dueAt: endOf('2026-04-30'), startedAt: moscow('2026-03-27T10:00') });
    await open('B', { dueAt: endOf('2026-03-30') });
    await open('C', { dueAt: endOf('2026-03-27') });
    await open('D', { dueAt: endOf('2025-12-01'), body: 'org-usinsk-zhkh' });
    await open('E', { dueAt: endOf('2026-04-30'), body: undefined, sector: 'energy' });
    expect(await run('2026-03-30T09:00')).toEqual({ appeals: 5, requests: 0, digests: 6 });
    const all = await digests();
    expect(Object.keys(all).sort()).toEqual([
      'body#mun-usinsk',
      'body#org-usinsk-zhkh',
      'centre-head',
      'operator',
      'sector-lead#energy',
      'sector-lead#roads',
    ]);
    expect(all['body#mun-usinsk']).toMatchObject({
      ...{ kind: 'digest', day: '2026-03-30', open: 3, waiting: 1, atRisk: 1, overdue: 1, overdueBadly: 0, fresh: 1 },
      mostUrgent: [
        { appealId: idOf('C'), level: 'overdue', dueAt: endOf('2026-03-27') },
        { appealId: idOf('B'), level: 'at-risk' },
      ],
    });
    expect(all['sector-lead#roads']).toMatchObject({ open: 4, overdue: 2, overdueBadly: 1 });
    expect(all['centre-head']).toMatchObject({ open: 5 });
    expect(all['operator']).toMatchObject({ open: 1, waiting: 1, mostUrgent: [] });
  });

  it('counts requests to reopen that wait, and those whose term has ended', async () => {
    const answered = { dueAt: endOf('2026-03-20'), state: 'answered' as const };
    await open('A', { ...answered, decideBy: endOf('2026-03-27') });
    await open('B', { ...answered, decideBy: endOf('2026-03-30'), conflict: ['threat'] });
    await open('C', { dueAt: endOf('2026-04-30') });
    expect(await run('2026-03-30T09:00')).toEqual({ appeals: 1, requests: 2, digests: 3 });
    const counts = { open: 1, reopenRequests: 2, reopenRequestsOverdue: 1 };
    expect(await digests()).toMatchObject({
      ...{ 'body#mun-usinsk': counts, 'sector-lead#roads': counts, 'centre-head': counts },
    });
  });

  it('names the twenty that end first of any number', async () => {
    for (let day = 1; day <= 25; day += 1)
      await open(`A${day}`, { dueAt: endOf(`2026-03-${String(day).padStart(2, '0')}`) });
    await run('2026-03-30T09:00');
    const lines = (await digests())['centre-head'];
    if (lines?.kind !== 'digest') throw new Error('no digest');
    expect(lines.mostUrgent.map(({ dueAt }) => dueAt)).toEqual(
      Array.from({ length: 20 }, (_, index) => endOf(`2026-03-${String(index + 1).padStart(2, '0')}`)),
    );
    expect(lines.overdue).toBe(25);
  });

  it('is written once a day, whatever runs there are', async () => {
    await open('A', { dueAt: endOf('2026-03-30') });
    await run('2026-03-30T09:00');
    expect(await run('2026-03-30T09:05')).toEqual({ appeals: 1, requests: 0, digests: 0 });
    expect(await run('2026-03-31T09:00')).toEqual({ appeals: 1, requests: 0, digests: 3 });
  });

  it.each([
    ['a Sunday', '2026-03-29T09:00'],
    ['a holiday', '2026-05-01T09:00'],
  ])('is not of %s', async (_, at) => {
    await open('A', { dueAt: endOf('2026-03-30') });
    expect(await run(at)).toBe('day-off');
    expect(await digests()).toEqual({});
  });

  it('that is late is told in working hours', async () => {
    await open('A', { dueAt: endOf('2026-03-30') });
    await run('2026-03-30T18:30');
    expect(Object.values(await digests())[0]).toMatchObject({ notBefore: moscow('2026-03-31T09:00') });
  });
});

function idOf(letter: string): string {
  return `7K2M04QX9Z${letter}`.padEnd(12, '0');
}

async function start() {
  const dynamo = await startDynamo();
  const tables = await createCentreTables(dynamo);
  Object.assign(process.env, awsEnvironment({ dynamo }), {
    APPEALS_TABLE: 'appeals',
    CENTRE_TABLE: 'centre',
    MAIL: 'on',
  });
  const log = captureLog();
  vi.useFakeTimers({ toFake: ['Date'] });
  const { handler } = await import('#functions/write-digests/handler.ts');
  return {
    open: async (letter: string, about: Partial<Work> & { readonly dueAt: number }) => {
      const work = aWork({ appealId: idOf(letter), ...about });
      await tables.put('appeals', {
        pk: work.appealId,
        sk: 'state',
        version: 1,
        ...JSON.parse(JSON.stringify(workAttributes(work))),
      });
    },
    async run(at: string) {
      vi.setSystemTime(moscow(at));
      return await handler(trigger, {} as Context);
    },
    /** The latest of each recipient. */
    async digests() {
      const items = (await tables.scan('centre')).filter(({ pk }) => pk.startsWith('notices#'));
      return Object.fromEntries(items.map((item) => [item.pk.slice('notices#'.length), noticeSchema.parse(item)]));
    },
    async reset() {
      await Promise.all(['appeals', 'centre'].map((table) => tables.empty(table)));
    },
    async stop() {
      vi.useRealTimers();
      log.release();
      await dynamo.stop();
    },
  };
}
