import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '#shared/domain/appeals/fold.ts';
import { type Likeness, likenessOf } from '#shared/domain/problems/likeness.ts';
import { likenessGroups } from '#shared/domain/problems/likeness-groups.ts';
import { signatureOf } from '#shared/domain/problems/signature.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { deliveriesOf, forAll } from '#test/support/for-all.ts';
import { foldRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';

const dayMs = 86_400_000;
const cold = 'Нет отопления в доме по улице Мира, в квартире холодно';
const dark = 'Во дворе дома по улице Мира не горят фонари, темно';

function aLikeness(appealId: string, day: number, more: { text?: string; at?: Likeness['at'] } = {}): Likeness {
  const signature = signatureOf(more.text ?? cold) ?? new Uint8Array(64);
  return { appealId, submittedAt: moscow('2026-10-01') + day * dayMs, signature, at: more.at };
}

function groupsOf(appeals: readonly Likeness[]): string[] {
  return likenessGroups(appeals).map(({ members }) => members.map(({ appealId }) => appealId).join(' '));
}

/** The same by asking of every pair alone whether it is linked. */
function groupsByPairs(appeals: readonly Likeness[]): string[] {
  const groupOf = new Map(appeals.map((one) => [one, new Set([one.appealId])]));
  for (const one of appeals) {
    for (const other of appeals) {
      const [group, others] = [groupOf.get(one), groupOf.get(other)];
      if (!group || !others || group === others || groupsOf([one, other]).length === 0) continue;
      for (const id of others) group.add(id);
      for (const [each, its] of groupOf) if (its === others) groupOf.set(each, group);
    }
  }
  return [...new Set(groupOf.values())].filter(({ size }) => size > 1).map((group) => [...group].sort().join(' '));
}

describe('groups of appeals that are alike', () => {
  it('are those of like texts, the earliest member first', () => {
    const appeals = [aLikeness('C', 2), aLikeness('A', 1), aLikeness('D', 1, { text: dark }), aLikeness('B', 1)];
    expect(groupsOf(appeals)).toEqual(['A B C']);
  });

  it.each<[string, number, string[]]>([
    ['14 days later', 14, ['A B']],
    ['a moment more', 14 + 1 / dayMs, []],
  ])('end with the window: %s', (_, day, groups) => {
    expect(groupsOf([aLikeness('A', 0), aLikeness('B', day)])).toEqual(groups);
  });

  it('go on as long as each has another within the window', () => {
    expect(groupsOf([aLikeness('A', 0), aLikeness('B', 10), aLikeness('C', 20)])).toEqual(['A B C']);
  });

  it.each<[string, Likeness['at'], string[]]>([
    ['200 m apart', { latitude: 61.6718, longitude: 50.8 }, ['A B']],
    ['500 m apart', { latitude: 61.6745, longitude: 50.8 }, []],
    ['200 m to the east', { latitude: 61.67, longitude: 50.8038 }, ['A B']],
    ['where is not said', undefined, ['A B']],
  ])('are of one neighbourhood: %s', (_, at, groups) => {
    const first = aLikeness('A', 0, { at: { latitude: 61.67, longitude: 50.8 } });
    expect(groupsOf([first, aLikeness('B', 1, { at })])).toEqual(groups);
  });

  it.each([
    [4, false],
    [5, true],
  ])('of %i are a mass problem: %s', (count, isMass) => {
    const appeals = Array.from({ length: count }, (_, index) => aLikeness(`A${index}`, index));
    expect(likenessGroups(appeals).map((group) => group.isMass)).toEqual([isMass]);
  });

  it('are what all pairs by themselves would make, many of them copies', () => {
    const any = fc.record({
      day: fc.integer({ min: 0, max: 60 }),
      text: fc.constantFrom(cold, cold, `${cold}!`, `${cold} и сыро`, dark),
      at: fc.constantFrom(undefined, { latitude: 61, longitude: 50 }, { latitude: 61.002, longitude: 50 }),
    });
    forAll(
      fc
        .array(any, { minLength: 2, maxLength: 12 })
        .map((all) =>
          all.sort((a, b) => a.day - b.day).map(({ day, ...more }, index) => aLikeness(`A${10 + index}`, day, more)),
        ),
      (appeals) => expect(groupsOf(appeals)).toEqual(groupsByPairs(appeals)),
      400,
    );
  });

  it('do not depend on the order or on repeats', () => {
    const any = fc.record({
      day: fc.integer({ min: 0, max: 40 }),
      text: fc.constantFrom(cold, dark, `${cold}!`),
      far: fc.boolean(),
    });
    const sets = fc
      .array(any, { minLength: 2, maxLength: 8 })
      .map((all) =>
        all.map(({ day, text, far }, index) =>
          aLikeness(`A${index}`, day, { text, at: { latitude: far ? 62 : 61, longitude: 50 } }),
        ),
      );
    forAll(
      sets.chain((appeals) => fc.tuple(fc.constant(appeals), deliveriesOf(appeals))),
      ([appeals, delivered]) => expect(groupsOf(delivered)).toEqual(groupsOf(appeals)),
      200,
    );
  });
});

describe('the likeness of an appeal', () => {
  const of = (...steps: Step[]) => {
    const facts = aHistory(...steps);
    return likenessOf('A', facts, fold(facts, foldRules));
  };

  it('is that of its submission, where its latest label says', () => {
    const found = of(
      ['submitted', '2026-10-05T10:00', { text: cold, municipality: 'inta', latitude: 66, longitude: 60 }],
      ['classified', '2026-10-06', { sector: 'housing', category: 'heating', municipality: 'vorkuta', by: 'operator' }],
      ['resubmitted', '2026-10-09', { text: dark }],
    );
    expect(found).toEqual({
      appealId: 'A',
      municipality: 'vorkuta',
      category: 'heating',
      submittedAt: moscow('2026-10-05T10:00'),
      signature: signatureOf(cold),
      at: { latitude: 66, longitude: 60 },
    });
  });

  it.each<[string, Step]>([
    ['it is not submitted yet', ['registered', '2026-10-05']],
    ['its municipality is unknown', ['submitted', '2026-10-05', { text: cold }]],
    ['its text is too short', ['submitted', '2026-10-05', { text: 'Холодно', municipality: 'inta' }]],
  ])('is unknown while %s', (_, step) => {
    expect(of(step)).toBeUndefined();
  });
});
