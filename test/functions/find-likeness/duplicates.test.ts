import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import trigger from '#events/triggers/find-likeness.json' with { type: 'json' };
import { idOf } from '#test/support/a-message.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canariesIn, canary } from '#test/support/canary.ts';
import { type StartedFinding, startFinding } from './start-finding.ts';

let finding: StartedFinding;
beforeAll(async () => {
  finding = await startFinding();
});
beforeEach(() => finding.reset());
afterAll(() => finding.stop());

const cold = 'Нет отопления в доме по улице Мира, в квартире холодно';
const at = (day: string) => Date.parse(`2026-03-${day}T10:00:00+03:00`);
const hour = '2026-03-20T12:20:00Z';

describe('duplicates', () => {
  it('are kept by municipality and category, with their ids and times, the earliest first', async () => {
    await finding.record([
      finding.about('second', { text: `${cold}!`, day: '16' }),
      finding.about('first', { text: cold, day: '15' }),
      finding.about('elsewhere', { text: cold, day: '15', municipality: 'vorkuta' }),
      finding.about('other', { text: 'Батареи текут по всему подъезду, вода на лестнице', day: '16' }),
    ]);
    expect(await finding.run(hour)).toEqual({ appeals: 4, groups: 1, massProblems: 0 });
    expect(await finding.found()).toEqual({
      'likeness#inta heating': {
        foundAt: Date.parse(hour),
        expiresAt: Date.parse('2026-03-20T15:20:00Z') / 1000,
        groups: [
          {
            ...{ isMass: false, first: idOf('first'), count: 2, since: at('15'), until: at('16') },
            appealIds: [idOf('first'), idOf('second')],
          },
        ],
      },
    });
  });

  it('are a mass problem from five on', async () => {
    const days = ['10', '11', '12', '13', '14'];
    await finding.record(days.map((day) => finding.about(`of-${day}`, { text: cold, day })));
    expect(await finding.run(hour)).toMatchObject({ groups: 1, massProblems: 1 });
    const found = await finding.found();
    expect(found['likeness#inta heating']).toMatchObject({ groups: [{ isMass: true, count: 5 }] });
  });

  it('are counted beyond the hundred latest ids that are kept', async () => {
    const ids = Array.from({ length: 103 }, (_, index) => `of-${index}`);
    const messages = ids.map((id, index) => finding.about(id, { text: cold, day: index < 3 ? '10' : '11' }));
    for (let begin = 0; begin < messages.length; begin += 10) await finding.record(messages.slice(begin, begin + 10));
    await finding.run(hour);
    const groups = (await finding.found())['likeness#inta heating']?.groups ?? [];
    expect(groups).toMatchObject([{ count: 103, since: at('10'), until: at('11') }]);
    const latest = ids.slice(3).map((id) => idOf(id));
    expect(groups[0]?.appealIds.toSorted()).toEqual(latest.sort());
  });

  it('are the same whatever comes twice, late, and in another order', async () => {
    const messages = ['10', '12', '14'].map((day) => finding.about(`of-${day}`, { text: cold, day }));
    await finding.record(messages);
    await finding.run(hour);
    const once = await finding.found();

    await finding.reset();
    for (const message of [...messages.toReversed(), ...messages]) await finding.record([message]);
    await finding.run(hour);
    await finding.run(hour);
    expect(await finding.found()).toEqual(once);
  });

  it('are looked for in the fourteen days before the run', async () => {
    await finding.record(['06', '07', '08'].map((day) => finding.about(`of-${day}`, { text: cold, day })));
    expect(await finding.run('2026-03-20T07:00:00Z')).toMatchObject({ appeals: 2, groups: 1 });
    expect(await finding.run('2026-03-07T08:00:00Z')).toMatchObject({ appeals: 2, groups: 1 });
  });

  it('go where a person moves them', async () => {
    await finding.record(['10', '11'].map((day) => finding.about(`of-${day}`, { text: cold, day })));
    const label = { sector: 'housing', category: 'building-repair', by: 'operator' } as const;
    const moved = anEvent('appeal.classified', '2026-03-12T10:00:00+03:00', label);
    const message = finding.about('of-11', { text: cold, day: '11' });
    await finding.record([{ ...message, events: [{ ...moved, data: { ...moved.data, externalId: 'of-11' } }] }]);
    expect(await finding.run(hour)).toMatchObject({ appeals: 2, groups: 0 });
  });
});

describe('a run', () => {
  it('that looked earlier and comes later changes nothing', async () => {
    await finding.record(['10', '11'].map((day) => finding.about(`of-${day}`, { text: cold, day })));
    await finding.run(hour);
    const found = await finding.found();
    expect(await finding.run('2026-03-20T11:20:00Z')).toMatchObject({ groups: 1 });
    expect(await finding.found()).toEqual(found);
  });

  it('fails when the database does, to be started again', async () => {
    finding.database.fault = () => ({ status: 400, type: 'ValidationException' });
    await expect(finding.run(hour)).rejects.toThrow();
  });

  it('is what Scheduler asks for', async () => {
    expect(await finding.run(trigger.scheduledAt)).toEqual({ appeals: 0, groups: 0, massProblems: 0 });
  });
});

it('no word of a citizen is in the index, in what is found, or in the log', async () => {
  await finding.record(['10', '11'].map((day) => finding.about(`of-${day}`, { text: canary.words, day })));
  expect(await finding.run(hour)).toMatchObject({ groups: 1 });
  const entries = await finding.tables.index('likeness', 'likenessPlace', 'inta#heating');
  expect(entries).toHaveLength(2);
  expect(Object.keys(entries[0] ?? {}).sort()).toEqual([
    'likenessKey',
    'likenessPlace',
    'pk',
    'position',
    'signature',
    'sk',
  ]);
  expect(canariesIn(JSON.stringify([entries, await finding.tables.scan('centre')]) + finding.log.text())).toEqual([]);
});

describe('a problem with a plan', () => {
  const kept = (first: string, category: string, appealIds: readonly string[], registeredAt = 1) => ({
    ...{ pk: 'problem#inta', sk: `${category}#${first}`, municipality: 'inta', category, first },
    ...{ version: 1, registeredAt, since: at('10'), until: at('10'), appealIds: new Set(appealIds) },
    plan: { what: 'w', who: { person: 'p' }, by: '2026-05-01', state: 'planned' },
  });

  it('takes in the appeals that are found alike with one of its own, and keeps what it has', async () => {
    await finding.record(['10', '11', '12'].map((day) => finding.about(`of-${day}`, { text: cold, day })));
    const [gone, own, others] = [idOf('long-ago'), idOf('of-11'), ['10', '11', '12'].map((day) => idOf(`of-${day}`))];
    await finding.tables.put('centre', kept(own, 'heating', [gone, own]));
    await finding.tables.put('centre', kept(gone, 'heating', [gone], 2));
    await finding.tables.put('centre', kept(own, 'water', [own]));
    await finding.run(hour);
    await finding.run(hour);
    const items = await finding.tables.scan('centre');
    const idsOf = (sk: string) => items.find((item) => item.sk === sk)?.['appealIds'];
    expect(idsOf(`heating#${own}`)).toEqual(new Set([gone, ...others].sort()));
    expect(idsOf(`water#${own}`)).toEqual(new Set([own]));
    expect(items.find(({ sk }) => sk === `heating#${own}`)).toMatchObject({ version: 1, until: at('12') });
  });
});
