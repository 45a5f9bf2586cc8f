import { describe, expect, it } from 'vitest';
import type { FactData } from '#shared/domain/appeals/fact-data.ts';
import { fold } from '#shared/domain/appeals/fold.ts';
import { cycleRecords } from '#shared/domain/ratings/fact.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { foldRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';

const at = '2026-10-05T09:00';
const submitted: Step = ['submitted', at];
const about = { sector: 'roads', category: 'pits' };
const classified: Step = ['classified', at, { ...about, by: 'classifier', confidence: 0.9 }];
const routed = (route: Partial<FactData['appeal.assigned']['route']> = {}, when = at, eventId = when): Step => [
  'assigned',
  when,
  { agency: 'mun-ukhta', route: { row: 'roads', version: 'routing-1', municipality: 'ukhta', ...about, ...route } },
  { source: 'router', eventId },
];
const located: Step = ['located', at, { municipality: 'ukhta', by: 'recogniser' }];
const usual = [submitted, classified, located, routed()];
const bodiesOf = (...steps: Step[]) =>
  fold(aHistory(...steps), foldRules).cycles.map(({ responsible }) => responsible.map(({ agency }) => agency));

describe('what the table of routes proposes', () => {
  it('stands where nobody has assigned the appeal, is called so, and is held against nobody', () => {
    const appeal = fold(aHistory(...usual), foldRules);
    expect(appeal.cycles[0]?.responsible).toEqual([{ agency: 'mun-ukhta', since: moscow(at), isProposed: true }]);
    expect(cycleRecords({ appealId: 'A', source: 's' }, appeal)[0]?.responsibleAtDue).toBeUndefined();
  });

  it.each<[string, Step[], string[][]]>([
    ['once the source assigns it', [...usual, ['assigned', '2026-10-06', { agency: 'mun-inta' }]], [['mun-inta']]],
    ['where the source assigns it at once', [...usual, ['assigned', at, { agency: 'mun-inta' }]], [['mun-inta']]],
    [
      'where the submission names a body',
      [['submitted', at, { agency: 'mun-inta' }], ...usual.slice(1)],
      [['mun-inta']],
    ],
    ['once it is forwarded', [...usual, ['forwarded', '2026-10-06', { to: 'mun-inta' }]], [['mun-inta']]],
    ['for another category', [...usual, ['classified', at, { ...about, category: 'signs', by: 'source' }]], [[]]],
    ['for another municipality', [...usual, ['located', '2026-10-06', { municipality: 'inta', by: 'operator' }]], [[]]],
  ])('falls silent %s', (_, steps, bodies) => {
    expect(bodiesOf(...steps)).toEqual(bodies);
  });

  it('is carried over to the next cycle as a proposal', () => {
    const again: Step = ['resubmitted', '2026-10-20'];
    expect(bodiesOf(...usual, again)).toEqual([[], ['mun-ukhta']]);
    expect(bodiesOf(...usual, again, ['assigned', '2026-10-21', { agency: 'mun-inta' }])).toEqual([[], ['mun-inta']]);
    expect(fold(aHistory(...usual, again), foldRules).cycles[1]?.responsible).toEqual([
      { agency: 'mun-ukhta', since: moscow('2026-10-20'), isProposed: true },
    ]);
  });

  it('ends with the answer, whoever gives it', () => {
    expect(bodiesOf(...usual, ['answered', '2026-10-06', { agency: 'mun-inta' }])).toEqual([[]]);
  });

  it('stays with what is withdrawn, so that whoever worked on it still sees it', () => {
    expect(bodiesOf(...usual, ['closed', '2026-10-06', { outcome: 'withdrawn' }])).toEqual([['mun-ukhta']]);
  });

  it('is heard whenever it was said, from when the appeal is about it, also where that came too late for the term', () => {
    const signs = { ...about, category: 'signs' };
    const relabelled: Step = ['classified', '2026-12-07', { ...signs, by: 'operator' }];
    const early = routed({ ...signs, row: 'signs' }, at, 'signs');
    const appeal = fold(aHistory(...usual, early, relabelled), foldRules);
    expect(appeal.cycles[0]).toMatchObject({
      category: 'pits',
      responsible: [{ agency: 'mun-ukhta', since: moscow('2026-12-07'), isProposed: true }],
    });
    const [submission, ...others] = [...usual, early, relabelled];
    expect(fold(aHistory(...others.toReversed(), submission ?? submitted), foldRules)).toEqual(appeal);
    expect(bodiesOf(...usual, relabelled)).toEqual([[]]);
  });

  it.each<[string, Partial<FactData['appeal.assigned']['route']>, string[]]>([
    ['the same', { among: [] }, ['mun-ukhta']],
    ['another owner', { among: [], owner: 'state' }, []],
    ['several municipalities', { among: ['ukhta', 'inta'] }, []],
    ['as earlier releases wrote it', {}, ['mun-ukhta']],
  ])('is heard of what routing was asked by: %s', (_, route, bodies) => {
    expect(bodiesOf(submitted, classified, located, routed(route))).toEqual([bodies]);
  });

  it('is not heard while the classifier alone says what it is about, and is not sure enough', () => {
    const unsure: Step = ['classified', at, { ...about, by: 'classifier', confidence: 0.49 }];
    expect(bodiesOf(submitted, unsure, located, routed({ among: [] }))).toEqual([[]]);
    const source: Step = ['classified', '2026-10-06', { ...about, by: 'source' }];
    expect(bodiesOf(submitted, unsure, located, routed({ among: [] }), source)).toEqual([['mun-ukhta']]);
  });

  it('names a body before those that are likely, whichever was said first', () => {
    const likelyBodies = [{ body: 'mun-inta', share: 0.4, evidence: 12 }];
    const likely = (when: string): Step => [
      'assigned',
      when,
      { agency: undefined, route: { row: 'f', version: 'f', municipality: 'ukhta', ...about, likelyBodies } },
    ];
    for (const when of ['2026-10-04', '2026-10-06'])
      expect(bodiesOf(submitted, classified, located, likely(when), routed())).toEqual([['mun-ukhta']]);
  });

  it('is heard of several municipalities alike, while these are meant', () => {
    const unclear: Step = ['located', at, { municipality: undefined, by: 'recogniser', candidates: ['ukhta', 'inta'] }];
    const forAll = routed({ municipality: undefined, among: ['ukhta', 'inta'] });
    expect(bodiesOf(submitted, classified, unclear, forAll)).toEqual([['mun-ukhta']]);
    const inInta: Step = ['located', '2026-10-06', { municipality: 'inta', by: 'operator' }];
    expect(bodiesOf(submitted, classified, unclear, forAll, inInta)).toEqual([[]]);
  });

  it('is no fact that does not add up, at whatever time it was said', () => {
    const history = [routed({}, '2026-10-01'), submitted, ['closed', '2026-10-08'] as const, routed({}, '2026-10-09')];
    const { anomalies } = fold(aHistory(...history), foldRules);
    expect(anomalies).toEqual([]);
  });

  it('is nobody’s late forwarding', () => {
    const appeal = fold(aHistory(...usual, ['forwarded', '2026-11-06', { to: 'mun-inta' }]), foldRules);
    expect(appeal.cycles[0]?.forwarded?.by).toBeUndefined();
  });
});

describe('where nobody could be named', () => {
  const likelyBodies = [{ body: 'mun-ukhta', share: 0.4, evidence: 12 }];
  const likely: Step = [
    'assigned',
    at,
    { agency: undefined, route: { row: 'forwarding', version: 'forwarding-1', ...about, likelyBodies } },
    { source: 'router' },
  ];
  const nobodys = [submitted, classified, likely];
  const askedOf = (...steps: Step[]) => fold(aHistory(...steps), foldRules).needsPerson;

  it('a person is asked, and shown who is likely', () => {
    const body = { asked: 'body', candidates: [], municipalities: [] };
    expect(askedOf(...nobodys)).toEqual({ ...body, likelyBodies });
    expect(bodiesOf(...nobodys)).toEqual([[]]);
    expect(askedOf(submitted, classified)).toEqual({ ...body, likelyBodies: [] });
  });

  it('it stays so in the next cycle, and in any order of delivery', () => {
    const again = [...nobodys, ['resubmitted', '2026-10-20'] as const];
    expect(askedOf(...again)).toMatchObject({ asked: 'body', likelyBodies });
    expect(fold(aHistory(...again.toReversed()), foldRules)).toEqual(fold(aHistory(...again), foldRules));
  });

  it.each<[string, Step[], object | undefined]>([
    ['nobody once it is assigned', [['assigned', '2026-10-06', { agency: 'mun-inta' }]], undefined],
    ['nobody once it is forwarded', [['forwarded', '2026-10-06', { to: 'mun-inta' }]], undefined],
    ['nobody once it is answered', [['answered', '2026-10-06']], undefined],
    [
      'without them once it is about something else',
      [['classified', at, { ...about, category: 'signs', by: 'source' }]],
      { asked: 'body', candidates: [], likelyBodies: [] },
    ],
    [
      'what it is about, where that is not clear',
      [['classified', '2026-10-05T10:00', { sector: undefined, category: undefined, by: 'classifier' }]],
      { asked: 'category' },
    ],
  ])('%s', (_, steps, needs) => {
    const needed = askedOf(...nobodys, ...steps);
    if (needs) expect(needed).toMatchObject(needs);
    else expect(needed).toBeUndefined();
  });
});
