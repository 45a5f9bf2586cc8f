import { describe, expect, it } from 'vitest';
import type { Classified, FactData } from '#shared/domain/appeals/fact-data.ts';
import { fold } from '#shared/domain/appeals/fold.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { foldRules } from '#test/support/komi.ts';
import { endOf } from '#test/support/moscow.ts';

const submitted: Step = ['submitted', '2026-10-05T09:00'];
const appealOf = (...steps: readonly Step[]) => fold(aHistory(submitted, ...steps), foldRules);
const label = (by: Classified['by'], at: string, place: string, municipality?: string): Step => {
  const [sector = '', category = ''] = place.split('/');
  return ['classified', at, { sector, category, by, municipality }];
};

const located = (by: FactData['appeal.located']['by'], at: string, municipality: string): Step => [
  'located',
  at,
  { municipality, by },
];
const maybeIn = (at: string, ...candidates: string[]): Step => [
  'located',
  at,
  { municipality: undefined, by: 'recogniser', candidates },
];

describe('what an appeal is about', () => {
  it.each<[string, Step[], string]>([
    ['nobody said', [], 'other/other'],
    ['the classifier alone', [label('classifier', '2026-10-05', 'roads/pits')], 'roads/pits'],
    [
      'the source over the classifier',
      [label('source', '2026-10-05', 'housing/roof'), label('classifier', '2026-10-06', 'roads/pits')],
      'housing/roof',
    ],
    [
      'the operator over the source',
      [label('operator', '2026-10-05', 'housing/heating'), label('source', '2026-10-06', 'housing/roof')],
      'housing/heating',
    ],
    [
      'the operator over the classifier',
      [label('classifier', '2026-10-06', 'roads/pits'), label('operator', '2026-10-05', 'housing/heating')],
      'housing/heating',
    ],
    [
      'the latest word of one party',
      [label('operator', '2026-10-06', 'housing/roof'), label('operator', '2026-10-05', 'roads/pits')],
      'housing/roof',
    ],
    [
      'the source in its own words, so the classifier',
      [label('source', '2026-10-05', 'Крыши/Течь'), label('classifier', '2026-10-05', 'housing/roof')],
      'housing/roof',
    ],
    ['the source in its own words alone', [label('source', '2026-10-05', 'Крыши/Течь')], 'other/other'],
    [
      'a category of another sector is no place',
      [label('operator', '2026-10-05', 'roads/roof'), label('source', '2026-10-05', 'roads/pits')],
      'roads/pits',
    ],
  ])('%s', (_, steps, place) => {
    const { sector, category } = appealOf(...steps);
    expect(`${sector}/${category}`).toBe(place);
  });

  it('keeps every party’s latest word, the source’s own words too', () => {
    const { labels } = appealOf(
      label('classifier', '2026-10-05', 'housing/roof'),
      label('source', '2026-10-06', 'roads/pits'),
      label('source', '2026-10-07', 'Крыши/Течь'),
    );
    expect(labels).toEqual([
      { sector: 'housing', category: 'roof', by: 'classifier' },
      { sector: 'Крыши', category: 'Течь', by: 'source' },
    ]);
  });

  it('may be said before the submission and after the end', () => {
    const said = [label('classifier', '2026-10-04', 'roads/pits'), label('operator', '2026-10-09', 'housing/roof')];
    const { category, anomalies } = appealOf(...said, ['closed', '2026-10-08']);
    expect([category, anomalies]).toEqual(['roof', []]);
  });
});

/** The classifier's word: what it is sure of, as `sector/category`, `sector` or nothing. */
const candidates = [{ sector: 'roads', category: 'pits', probability: 0.4 }];
const said = (at: string, place = ''): Step => {
  const [sector, category] = place.split('/');
  return [
    'classified',
    at,
    { sector: sector || undefined, category, by: 'classifier', ...(category ? {} : { candidates }) },
    { source: 'classifier', eventId: `classifier-${at}` },
  ];
};

describe('needs a person', () => {
  it.each<[string, Step[], object[] | undefined]>([
    ['when nobody has said anything', [], []],
    ['when the classifier is not sure', [said('2026-10-05')], candidates],
    ['when it is sure of the sector alone', [said('2026-10-05', 'roads')], candidates],
    ['not when it is sure', [said('2026-10-05', 'roads/pits')], undefined],
    ['not when the source says it', [said('2026-10-05'), label('source', '2026-10-05', 'housing/roof')], undefined],
    [
      'when the source has its own words',
      [said('2026-10-05'), label('source', '2026-10-05', 'Крыши/Течь')],
      candidates,
    ],
    ['until an operator says it', [said('2026-10-05'), label('operator', '2026-10-07', 'housing/roof')], undefined],
  ])('%s', (_, steps, possible) => {
    const needs = possible && { asked: 'category', candidates: possible, municipalities: [], likelyBodies: [] };
    expect(appealOf(['assigned', '2026-10-05T10:00'], ...steps).needsPerson).toEqual(needs);
  });

  it.each<[string, Step[], object | undefined]>([
    ['to say which, once it is clear what it is about', [said('2026-10-05', 'roads/pits')], { asked: 'municipality' }],
    ['first to say what it is about, and may say both', [said('2026-10-05')], { asked: 'category', candidates }],
    ['no more once the source names one', [located('source', '2026-10-06', 'inta')], { asked: 'category' }],
    [
      'no more once an operator names one with the category',
      [label('operator', '2026-10-06', 'housing/roof', 'ukhta')],
      undefined,
    ],
  ])('where the words speak for two municipalities: %s', (_, steps, needs) => {
    const two = ['ukhta', 'inta'];
    const found = appealOf(['assigned', '2026-10-05T10:00'], maybeIn('2026-10-05', ...two), ...steps);
    const isOpen = found.municipality === undefined;
    expect(found.needsPerson).toEqual(
      needs && expect.objectContaining({ ...needs, municipalities: isOpen ? two : [] }),
    );
  });

  it('for no municipality that the submission names', () => {
    const inUsinsk: Step = ['submitted', '2026-10-05T09:00', { municipality: 'usinsk' }];
    const steps = [maybeIn('2026-10-05T09:00', 'ukhta', 'inta'), said('2026-10-05T09:00', 'roads/pits')];
    const { needsPerson } = fold(aHistory(inUsinsk, ...steps, ['assigned', '2026-10-05T10:00']), foldRules);
    expect(needsPerson).toBeUndefined();
  });

  it('not before it is submitted', () => {
    expect(fold(aHistory(said('2026-10-05')), foldRules).needsPerson).toBeUndefined();
  });

  it('stands under «прочие», of the sector where that is sure, on no fast track', () => {
    const { sector, category, cycles } = appealOf(said('2026-10-05T09:00', 'roads'));
    expect([sector, category]).toEqual(['roads', 'other']);
    expect(cycles[0]?.dueAt).toBe(endOf('2026-10-21'));
  });
});

describe('the classifier and the source', () => {
  it.each<[string, string, string, string | undefined]>([
    ['agree', 'roads/pits', 'roads/pits', undefined],
    ['name two sectors', 'roads/pits', 'housing/roof', 'sector'],
    ['name two categories', 'roads/signs', 'roads/pits', 'category'],
    ['name two sectors, one without a category', 'housing', 'roads/pits', 'sector'],
    ['name one sector, one without a category', 'roads', 'roads/pits', undefined],
    ['do not meet where nothing is sure', '', 'roads/pits', undefined],
    ['do not meet where the source has its own words', 'roads/pits', 'Крыши/Течь', undefined],
  ])('%s: %s, %s', (_, ours, theirs, disagreement) => {
    const appeal = appealOf(said('2026-10-05', ours), label('source', '2026-10-05', theirs));
    expect(appeal.disagreement).toBe(disagreement);
    expect(appeal.labels.map(({ by }) => by).sort()).toEqual(['classifier', 'source']);
    if (appeal.disagreement) expect(`${appeal.sector}/${appeal.category}`).toBe(theirs);
  });
});

describe('the platform’s theme', () => {
  const theme = label('theme', '2026-10-05', 'housing/roof');
  it.each<[string, Step[], string]>([
    ['outweighs the classifier', [said('2026-10-05', 'roads/pits')], 'housing/roof'],
    ['counts where the source has its own words', [label('source', '2026-10-06', 'Крыши/Течь')], 'housing/roof'],
    ['gives way to the source', [label('source', '2026-10-05', 'roads/signs')], 'roads/signs'],
    ['gives way to a person', [label('operator', '2026-10-04', 'roads/signs')], 'roads/signs'],
  ])('%s', (_, steps, place) => {
    const { sector, category } = appealOf(theme, ...steps);
    expect(`${sector}/${category}`).toBe(place);
  });

  it.each<[string, Step[], string]>([
    ['gives way to a sure classifier of its sector', [said('2026-10-05', 'roads/pits')], 'roads/pits'],
    ['not to one of another sector', [said('2026-10-05', 'housing/roof')], 'roads/other'],
    ['not to one that is sure of the sector alone', [said('2026-10-05', 'roads')], 'roads/other'],
    ['alone says it', [], 'roads/other'],
  ])('of «прочие» %s', (_, steps, place) => {
    const { sector, category, needsPerson } = appealOf(label('theme', '2026-10-05', 'roads/other'), ...steps);
    expect(`${sector}/${category}`).toBe(place);
    expect(needsPerson?.asked).toBe('body');
  });

  it('and a sure classifier disagree visibly, unless the source says more', () => {
    const ours = said('2026-10-05', 'roads/pits');
    expect(appealOf(theme, ours).disagreement).toBe('sector');
    expect(appealOf(theme, ours, label('source', '2026-10-05', 'roads/pits')).disagreement).toBeUndefined();
    expect(
      appealOf(theme, ours)
        .labels.map(({ by }) => by)
        .sort(),
    ).toEqual(['classifier', 'theme']);
  });
});

describe('the municipality', () => {
  const inUsinsk: Step = ['submitted', '2026-10-05T09:00', { municipality: 'usinsk' }];
  it.each<[string, Step[], string | undefined]>([
    ['nobody said', [submitted], undefined],
    ['as submitted', [inUsinsk], 'usinsk'],
    ['a label without one', [inUsinsk, label('operator', '2026-10-06', 'housing/roof')], 'usinsk'],
    ['a label over the submission', [inUsinsk, label('source', '2026-10-06', 'housing/roof', 'inta')], 'inta'],
    ['not the classifier’s', [inUsinsk, label('classifier', '2026-10-06', 'housing/roof', 'inta')], 'usinsk'],
    ['the recogniser, where nobody else said', [submitted, located('recogniser', '2026-10-05T09:00', 'inta')], 'inta'],
    ['the submission over the recogniser', [inUsinsk, located('recogniser', '2026-10-05T09:00', 'inta')], 'usinsk'],
    [
      'the source over the recogniser',
      [submitted, located('source', '2026-10-05T09:00', 'ukhta'), located('recogniser', '2026-10-06', 'inta')],
      'ukhta',
    ],
    [
      'the latest of the operator’s words, a label without one takes nothing back',
      [
        inUsinsk,
        label('operator', '2026-10-06', 'housing/roof', 'inta'),
        located('operator', '2026-10-07', 'ukhta'),
        label('operator', '2026-10-08', 'roads/pits'),
      ],
      'ukhta',
    ],
    [
      'the operator over the source, also in words that have no place',
      [
        inUsinsk,
        label('source', '2026-10-07', 'housing/roof', 'inta'),
        label('operator', '2026-10-06', 'Крыши/Течь', 'ukhta'),
      ],
      'ukhta',
    ],
  ])('%s', (_, steps, municipality) => {
    expect(fold(aHistory(...steps), foldRules).municipality).toBe(municipality);
  });
});

describe('the category decides the term', () => {
  it.each<[string, Step, Step[], string]>([
    ['a portal’s own number of days', submitted, [label('source', '2026-10-06', 'roads/pits')], '2026-10-14'],
    ['a portal has no fast track', submitted, [label('source', '2026-10-06', 'housing/heating')], '2026-10-21'],
    [
      'the fast track of the federal platform',
      ['submitted', '2026-10-05T09:00', { channel: 'federal-platform' }],
      [label('source', '2026-10-06', 'housing/heating')],
      '2026-10-16',
    ],
    [
      'not of an appeal under 59-ФЗ',
      ['submitted', '2026-10-05T09:00', { kind: 'appeal', channel: 'federal-platform' }],
      [label('source', '2026-10-06', 'housing/heating')],
      '2026-11-06',
    ],
  ])('%s', (_, submission, steps, due) => {
    expect(fold(aHistory(submission, ...steps), foldRules).cycles[0]?.dueAt).toBe(endOf(due));
  });
});

describe('the submission', () => {
  it.each([
    [{ kind: 'appeal', channel: 'paper', reachable: true }, 'appeal-59fz', true],
    [{ kind: 'message', channel: 'social', reachable: false }, 'message-social', false],
    [{ kind: 'message', channel: 'email' }, 'message-platform', false],
  ] as const)('%o is due by %s, reachable %s', (data, policy, reachable) => {
    const { submission, cycles } = fold(aHistory(['submitted', '2026-10-05', data]), foldRules);
    expect(submission).toEqual({ kind: data.kind, channel: data.channel, reachable });
    expect(cycles[0]?.policy).toBe(policy);
  });
});
