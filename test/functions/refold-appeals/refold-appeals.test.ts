import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import trigger from '#events/triggers/refold-appeals.json' with { type: 'json' };
import { shardOf } from '#shared/domain/appeals/identity.ts';
import { openIndexes } from '#shared/persistence/work-index.ts';
import { idOf } from '#test/support/a-message.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canariesIn, canary, canaryAuthor } from '#test/support/canary.ts';
import { endOf } from '#test/support/moscow.ts';
import { type StartedRefolding, startRefolding, withDaysOff } from './start-refolding.ts';

let refolding: StartedRefolding;
beforeAll(async () => {
  refolding = await startRefolding();
});
beforeEach(() => refolding.reset());
afterAll(() => refolding.stop());

const at = (local: string) => `${local}:00+03:00`;
const submitted = anEvent('appeal.submitted', at('2026-03-02T09:00'), {
  ...{ text: canary.words, author: canaryAuthor, channel: 'federal-platform', agency: 'mun-usinsk' },
});
const registered = anEvent('appeal.registered', at('2026-03-02T10:00'), { registeredAt: undefined });
const answered = anEvent('appeal.answered', at('2026-03-10T10:00'));
const back = anEvent('appeal.resubmitted', at('2026-03-10T12:00'));
/** The day on which terms of 2 March end. */
const newCalendar = withDaysOff('2026-04-01');
const runOf = (answer: Awaited<ReturnType<StartedRefolding['run']>>) =>
  answer === 'unneeded' ? undefined : answer.run;

describe('a change of the calendar', () => {
  it('moves the terms of open appeals, and is recorded appeal by appeal', async () => {
    await refolding.record('A-1', submitted, registered);
    await refolding.run();
    const before = await refolding.item('A-1');
    const run = runOf(await refolding.runIn(newCalendar, { scheduledAt: trigger.scheduledAt }));

    expect(run).toMatchObject({ state: 'finished', shardsDone: 32, looked: 1, failed: 0 });
    expect(run?.changed).toEqual({ stored: 1, moved: { 'message-platform': 1 } });
    const after = await refolding.item('A-1');
    expect(before).toMatchObject({ version: 1, openDue: endOf('2026-04-01') });
    expect(after).toMatchObject({ version: 2, openDue: endOf('2026-03-31'), fact: { dueAt: endOf('2026-03-31') } });
    expect(await refolding.changes()).toMatchObject([
      {
        ...{ appealId: idOf('A-1'), cycle: 1, policy: 'message-platform' },
        before: { dueAt: endOf('2026-04-01'), category: 'other' },
        after: { dueAt: endOf('2026-03-31'), category: 'other' },
      },
    ]);
    expect(await refolding.runIn(newCalendar, { run: run?.id ?? '' })).toEqual({ run });
  });

  it('is noticed by the clock, once', async () => {
    await refolding.record('A-1', submitted, registered);
    expect(runOf(await refolding.run(trigger))).toMatchObject({ state: 'finished' });
    expect(await refolding.run(trigger)).toBe('unneeded');
    expect(runOf(await refolding.runIn(newCalendar, trigger))?.changed.stored).toBe(1);
    expect(await refolding.runIn(newCalendar, trigger)).toBe('unneeded');
    expect(runOf(await refolding.runIn(newCalendar))).toMatchObject({ looked: 1, changed: { stored: 0, moved: {} } });
  });

  it('leaves what is answered as it was counted: appeals, and earlier cycles of open ones', async () => {
    await refolding.record('A-1', submitted, registered, answered);
    await refolding.record('A-2', submitted, registered, answered, back);
    await refolding.run();
    const [whole, earlier] = [await refolding.item('A-1'), await refolding.item('A-2', 'cycle#0001')];
    // Terms of both cycles of A-2 would end on other days.
    await refolding.runIn(withDaysOff('2026-04-01', '2026-04-10'));
    expect(await refolding.item('A-1')).toEqual(whole);
    expect(await refolding.item('A-2', 'cycle#0001')).toEqual(earlier);
    expect(await refolding.item('A-2')).toMatchObject({ version: 2, openDue: endOf('2026-04-09') });
    expect(await refolding.changes()).toMatchObject([{ appealId: idOf('A-2'), cycle: 2 }]);
  });

  it('does not touch what it does not change', async () => {
    await refolding.record('A-1', submitted, registered);
    await refolding.run();
    expect(runOf(await refolding.runIn(withDaysOff('2026-07-01')))).toMatchObject({
      looked: 1,
      changed: { stored: 0, moved: {} },
    });
    expect(await refolding.item('A-1')).toMatchObject({ version: 1 });
  });
});

describe('open appeals of an earlier release, which no index has,', () => {
  it('are found by their rating facts, and listed from then on', async () => {
    await refolding.reset({ isBeforeFirst: true });
    await refolding.record('A-1', submitted, registered);
    const {
      openShard: _,
      openDue: __,
      openBody: ___,
      watchShard: ____,
      watchAt: _____,
      work: ______,
      ...old
    } = {
      ...(await refolding.item('A-1')),
    };
    await refolding.tables.put('appeals', { pk: idOf('A-1'), ...old });
    expect(runOf(await refolding.run())).toMatchObject({ looked: 1, changed: { stored: 1, moved: {} } });
    const { name, partitionKey } = openIndexes.all;
    expect(await refolding.tables.index(name, partitionKey, shardOf(idOf('A-1')))).toHaveLength(1);
  });
});

describe('a run', () => {
  it('goes on where the one before had to stop, and counts every appeal once', async () => {
    for (let index = 0; index < 30; index += 1) await refolding.record(`A-${index}`, submitted, registered);
    await refolding.run();
    let calls = 0;
    let run = runOf(await refolding.runIn(newCalendar, {}, 1));
    for (; run?.state === 'running'; calls += 1) run = runOf(await refolding.runIn(newCalendar, {}, 40));
    expect(calls).toBeGreaterThan(1);
    expect(run).toMatchObject({ looked: 30, changed: { stored: 30, moved: { 'message-platform': 30 } } });
    expect(await refolding.changes()).toHaveLength(30);
  });

  it('that dies before it has said how far it is counts what it has stored all the same', async () => {
    for (const id of ['A-1', 'A-2', 'A-3']) await refolding.record(id, submitted, registered);
    await refolding.run();
    let isDead = false;
    refolding.database.fault = ({ operation, body }) => {
      if (operation === 'TransactWriteItems') isDead = true;
      const isProgress = operation === 'PutItem' && body.includes('shard#');
      return isDead && isProgress ? { status: 400, body: '{"__type":"AccessDeniedException"}' } : undefined;
    };
    await expect(refolding.runIn(newCalendar)).rejects.toThrow();
    refolding.database.fault = () => undefined;
    expect(runOf(await refolding.runIn(newCalendar))).toMatchObject({ looked: 3, changed: { stored: 3 } });
    expect(await refolding.item('A-1')).toMatchObject({ version: 2 });
  });

  it('passes over nothing while the database is away', async () => {
    await refolding.record('A-1', submitted, registered);
    await refolding.run();
    refolding.database.fault = ({ operation }) =>
      operation === 'TransactWriteItems' ? { status: 400, body: '{"__type":"AccessDeniedException"}' } : undefined;
    await expect(refolding.runIn(newCalendar)).rejects.toThrow();
    refolding.database.fault = () => undefined;
    expect(runOf(await refolding.runIn(newCalendar))).toMatchObject({ failed: 0, changed: { stored: 1 } });
  });

  it('says which appeal cannot be folded, and does the others', async () => {
    await refolding.record('A-1', submitted, registered);
    await refolding.record('A-2', submitted, registered);
    await refolding.tables.put('appeals', { pk: idOf('A-2'), sk: 'event#pos#broken', data: '{' });
    expect(runOf(await refolding.runIn(newCalendar))).toMatchObject({ failed: 1, changed: { stored: 1 } });
    expect(refolding.log.text()).toContain('RCC_APPEAL_NOT_REFOLDED');
  });

  it('loses to whoever records a fact meanwhile, and folds that too', async () => {
    await refolding.record('A-1', submitted, registered);
    await refolding.run();
    let isFirst = true;
    refolding.database.fault = async ({ operation, body }) => {
      if (operation === 'TransactWriteItems' && body.includes('refold#') && isFirst) {
        isFirst = false;
        await refolding.record('A-1', anEvent('appeal.noted', at('2026-03-12T10:00')));
      }
      return undefined;
    };
    expect(runOf(await refolding.runIn(newCalendar))?.changed.stored).toBe(1);
    expect(await refolding.item('A-1')).toMatchObject({ version: 3, openDue: endOf('2026-03-31') });
  });

  it('that there is not is refused', async () => {
    await expect(refolding.run({ run: 'none' })).rejects.toThrow('RCC_NO_SUCH_RUN');
  });

  it('leaves no word of a citizen behind', async () => {
    await refolding.record('A-1', submitted, registered);
    await refolding.runIn(newCalendar);
    expect(canariesIn(JSON.stringify(await refolding.tables.scan('centre')) + refolding.log.text())).toEqual([]);
  });
});
