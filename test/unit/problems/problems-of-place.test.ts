import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundGroup, RegisteredProblem } from '#shared/domain/problems/problem.ts';
import { parseProblemId, problemId } from '#shared/domain/problems/problem.ts';
import { problemsOfPlace } from '#shared/domain/problems/problems-of-place.ts';

const place = { municipality: 'inta', category: 'heating' };
const plan = { what: 'w', who: { person: 'p' }, by: '2026-11-30', state: 'planned' } as const;
const idSchema = fc.integer({ min: 0, max: 14 }).map((n) => `APPEAL0000${String(n).padStart(2, '0')}`);
const someIds = fc.uniqueArray(idSchema, { minLength: 1, maxLength: 4 });

const groups = fc.array(someIds, { maxLength: 5 }).map((sets) =>
  sets.map((ids, index): FoundGroup => {
    return { first: ids[0] ?? '', isMass: true, count: ids.length, since: index, until: index + 9, appealIds: ids };
  }),
);
const plans = fc.array(fc.tuple(someIds, fc.integer({ min: 0, max: 3 })), { maxLength: 4 }).map((all) => {
  const made = all.map(([ids, registeredAt]): RegisteredProblem => {
    return { ...place, first: ids[0] ?? '', version: 1, registeredAt, since: 0, until: 5, appealIds: ids, plan };
  });
  // A key is registered once.
  return [...new Map(made.map((one) => [one.first, one])).values()];
});

describe('the problems of a place', () => {
  it('do not depend on the order in which groups and plans are read', () => {
    fc.assert(
      fc.property(groups, plans, fc.integer(), (some, registered, seed) => {
        const turned = <T>(list: readonly T[]) => list.toSorted((a, b) => hash(a, seed) - hash(b, seed));
        const byId = (found: ReturnType<typeof problemsOfPlace>) => found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        expect(byId(problemsOfPlace(place, turned(some), turned(registered)))).toEqual(
          byId(problemsOfPlace(place, some, registered)),
        );
      }),
    );
  });

  it('have every plan once, and every appeal in one problem that leads', () => {
    fc.assert(
      fc.property(groups, plans, (some, registered) => {
        const found = problemsOfPlace(place, some, registered);
        expect(found.flatMap((one) => one.registered?.first ?? []).sort()).toEqual(
          registered.map(({ first }) => first).sort(),
        );
        const leading = found
          .filter(({ mergedInto }) => mergedInto === undefined)
          .flatMap(({ appealIds }) => appealIds);
        const all = [...some, ...registered].flatMap(({ appealIds }) => appealIds);
        expect(leading.sort()).toEqual([...new Set(all)].sort());
        for (const { mergedInto } of found)
          if (mergedInto !== undefined) expect(found.filter(({ id }) => id === mergedInto)).toHaveLength(1);
      }),
    );
  });

  it('keep the name of the first plan, whatever is found later', () => {
    fc.assert(
      fc.property(groups, plans, (some, registered) => {
        const oldest = registered.toSorted(
          (a, b) => a.registeredAt - b.registeredAt || (a.first < b.first ? -1 : 1),
        )[0];
        if (!oldest) return;
        const found = problemsOfPlace(place, some, registered).find((one) => one.first === oldest.first);
        expect(found?.mergedInto).toBeUndefined();
      }),
    );
  });
});

describe('the id of a problem', () => {
  it('says where it is kept', () => {
    const key = { municipality: 'ust-tsilemsky', category: 'road-works', first: '7K2M04QX9ZTA' };
    expect(problemId(key)).toBe('ust-tsilemsky.road-works.7K2M04QX9ZTA');
    expect(parseProblemId(problemId(key))).toEqual(key);
  });

  it.each(['', 'a.b', 'a.b.c', 'a.b.7K2M04QX9ZTA.d', 'A.b.7K2M04QX9ZTA', 'a#.b.7K2M04QX9ZTA', '../b.7K2M04QX9ZTA'])(
    '%j is none',
    (text) => {
      expect(parseProblemId(text)).toBeUndefined();
    },
  );
});

function hash(value: unknown, seed: number): number {
  let sum = seed | 0;
  for (const character of JSON.stringify(value)) sum = (Math.imul(sum, 31) + character.charCodeAt(0)) | 0;
  return sum;
}
