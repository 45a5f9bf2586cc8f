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
const classified: Step = ['classified', at, { ...about, by: 'classifier' }];
const routed = (route: Partial<FactData['appeal.assigned']['route']> = {}): Step => [
  'assigned',
  at,
  { agency: 'mun-ukhta', route: { row: 'roads', version: 'routing-1', municipality: 'ukhta', ...about, ...route } },
  { source: 'router' },
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
    expect(bodiesOf(...usual, again)).toEqual([['mun-ukhta'], ['mun-ukhta']]);
    expect(bodiesOf(...usual, again, ['assigned', '2026-10-21', { agency: 'mun-inta' }])).toEqual([
      ['mun-ukhta'],
      ['mun-inta'],
    ]);
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
    expect(askedOf(...nobodys)).toEqual({ asked: 'body', candidates: [], likelyBodies });
    expect(bodiesOf(...nobodys)).toEqual([[]]);
    expect(askedOf(submitted, classified)).toEqual({ asked: 'body', candidates: [], likelyBodies: [] });
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
