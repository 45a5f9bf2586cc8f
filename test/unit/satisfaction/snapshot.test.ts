import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodOf } from '#shared/domain/ratings/period.ts';
import type { AnalysedCycle } from '#shared/domain/satisfaction/analysed-cycle.ts';
import { analysisSnapshot } from '#shared/domain/satisfaction/snapshot.ts';
import {
  type AnalysisSnapshot,
  analysisSnapshotSchema,
  type ShareFigure,
  type ShownCell,
} from '#shared/domain/satisfaction/snapshot-schema.ts';
import { analysisTally, dimensions } from '#shared/domain/satisfaction/tally.ts';
import { aMethod, anAnalysedCycle, anAnswer, someCycles, someNames } from '#test/support/an-analysed-cycle.ts';
import { forAll } from '#test/support/for-all.ts';
import { termRules } from '#test/support/komi.ts';
import { plainFigures, plainStandardised, plainWilson } from '#test/support/plain-satisfaction.ts';

const versions = { directory: 'd', calendar: 'c', policies: 'p', classifier: 'k' };

function snapshotOf(cycles: readonly AnalysedCycle[]): AnalysisSnapshot {
  const tally = analysisTally(aMethod);
  for (const cycle of cycles) tally.add(cycle);
  return analysisSnapshot({
    head: { kind: 'satisfaction', subject: 'region', period: '2026-10', revision: 1, versions },
    period: periodOf('2026-10', termRules.zone, 10),
    ...{ tally, method: aMethod, names: someNames, methodSha256: 'm', facts: { count: cycles.length, sha256: 'f' } },
  });
}

/** So many cycles of a kind, those before `judged` with an answer. */
function kind(cycles: number, judged: number, unusual: Partial<AnalysedCycle>, mark = 5): AnalysedCycle[] {
  return Array.from({ length: cycles }, (_, index) =>
    anAnalysedCycle({ ...unusual, ...(index < judged ? { asking: 'asked', answer: anAnswer({ mark }) } : {}) }),
  );
}

const isIn = {
  body: ({ body = '-' }) => body,
  sector: ({ sector }) => sector,
  category: ({ sector, category }) => `${sector}/${category}`,
  municipality: ({ municipality = '-' }) => municipality,
  channel: ({ channel }) => channel,
  days: ({ clockStart, answeredAt }) =>
    String([1, 3, 7, 14, 30, Infinity].findIndex((end) => answeredAt - clockStart <= end * 86_400_000)),
} as const satisfies Record<(typeof dimensions)[number], (cycle: AnalysedCycle) => string>;

function expectShare(figure: ShareFigure | undefined, n: number, s: number) {
  expect([figure?.n, figure?.s]).toEqual([n, s]);
  const [low, high] = plainWilson(n, s);
  expect(figure?.interval[0]).toBeCloseTo(low, 9);
  expect(figure?.interval[1]).toBeCloseTo(high, 9);
}

function expectFigures({ cycles, asking, shown, answers }: ShownCell, plain: ReturnType<typeof plainFigures>) {
  expect([cycles, asking.asked, asking.unreachable]).toEqual([plain.cycles, plain.asked, plain.unreachable]);
  if (plain.answers === 0) expect(shown).toBe('none');
  else if (plain.answers < 10) expect(shown).toBe('hidden');
  expect(answers === undefined).toBe(shown === 'none' || shown === 'hidden');
  if (!answers) return;
  expect(shown).toBe(plain.answers < 30 ? 'preliminary' : 'full');
  expect([answers.flagged, answers.mark.n]).toEqual([plain.flagged, plain.answers]);
  expect(answers.mark.mean).toBeCloseTo(plain.mean, 9);
  expectShare(answers.answered, plain.asked, plain.answers);
  expectShare(answers.satisfied, plain.answers, plain.satisfied);
  if (answers.solved.yes) expectShare(answers.solved.yes, plain.said, plain.solved);
  if (answers.solved.no) expectShare(answers.solved.no, plain.said, plain.notSolved);
  const late = answers.reasons.given.find(({ id }) => id === 'late');
  if (late) expectShare(late, plain.unhappy, plain.late);
}

describe('the analysis of any cycles', () => {
  it('is what a plain calculation makes of the same cycles, cell by cell', () => {
    forAll(
      someCycles,
      (cycles) => {
        const { whole, tables } = snapshotOf(cycles);
        expectFigures(whole, plainFigures(cycles));
        for (const dimension of dimensions)
          for (const cell of tables[dimension])
            expectFigures(cell, plainFigures(cycles.filter((cycle) => isIn[dimension](cycle) === cell.id)));
      },
      150,
    );
  });

  it('does not depend on the order of cycles, and is what its schema says', () => {
    const shuffled = someCycles.chain((cycles) =>
      fc.tuple(fc.constant(cycles), fc.shuffledSubarray(cycles, { minLength: cycles.length })),
    );
    forAll(
      shuffled,
      ([cycles, others]) => {
        const snapshot = snapshotOf(cycles);
        expect(JSON.stringify(snapshotOf(others))).toBe(JSON.stringify(snapshot));
        expect(analysisSnapshotSchema.parse(JSON.parse(JSON.stringify(snapshot)))).toEqual(
          JSON.parse(JSON.stringify(snapshot)),
        );
      },
      100,
    );
  });

  it('has cells that add up to the whole in each dimension', () => {
    forAll(
      someCycles,
      (cycles) => {
        const { whole, tables } = snapshotOf(cycles);
        for (const dimension of dimensions) {
          const sum = (of: (cell: ShownCell) => number) => tables[dimension].reduce((all, cell) => all + of(cell), 0);
          expect(sum((cell) => cell.cycles)).toBe(whole.cycles);
          expect(sum(({ asking }) => asking['not-asked'])).toBe(whole.asking['not-asked']);
        }
      },
      100,
    );
  });

  it('shows nothing that subtraction would turn into a hidden figure', () => {
    forAll(
      someCycles,
      (cycles) => {
        const { whole, tables, composition } = snapshotOf(cycles);
        if (!whole.answers) return;
        const partitions = [
          ...dimensions.filter((dimension) => dimension !== 'category').map((dimension) => tables[dimension]),
          ...tables.sector
            .filter(({ shown }) => shown !== 'hidden')
            .map(({ id }) => tables.category.filter(({ within }) => within === id)),
        ];
        for (const cells of partitions) {
          const hidden = cells.filter(({ shown }) => shown === 'hidden');
          if (hidden.length > 0) expect(hidden.length).toBeGreaterThan(1);
        }
        for (const { id, shown } of tables.sector)
          if (shown === 'hidden')
            for (const category of tables.category)
              if (category.within === id) expect(['hidden', 'none']).toContain(category.shown);
        for (const dimension of ['sector', 'channel', 'days'] as const)
          for (const group of composition[dimension])
            if (group.shown === 'hidden') expect([group.ofJudged, group.difference]).toEqual([undefined, undefined]);
      },
      300,
    );
  });
});

describe('small numbers across tables', () => {
  it('hides a municipality that is the hidden administration by another name', () => {
    const cycles = [
      ...kind(20, 5, { body: 'small', municipality: 'a', category: 'x' }),
      ...kind(20, 12, { body: 'covering', municipality: 'b', category: 'y' }, 4),
      ...kind(50, 40, { body: 'large', municipality: 'a', category: 'x' }, 2),
    ];
    const { tables } = snapshotOf(cycles);
    const shown = (cells: readonly ShownCell[]) => Object.fromEntries(cells.map((cell) => [cell.id, cell.shown]));
    expect(shown(tables.body)).toEqual({ small: 'hidden', covering: 'hidden', large: 'full' });
    expect(shown(tables.municipality)).toEqual({ a: 'hidden', b: 'hidden' });
  });
});

describe('the figure of a month when not everybody answers alike', () => {
  const cycles = [
    ...kind(100, 80, { sector: 'housing' }, 5),
    ...kind(100, 20, { sector: 'roads' }, 2),
    ...kind(3, 1, { sector: 'roads', channel: 'paper' }, 1),
  ];

  it('is weighed as all answered cycles are made up', () => {
    const { standardised, whole } = snapshotOf(cycles);
    expect(standardised?.mark.raw).toBeCloseTo(whole.answers?.mark.mean ?? 0, 9);
    // The one answer on paper joins the sector's other stratum.
    expect(standardised?.strata).toBe(2);
    expect(standardised?.mark.value).toBeCloseTo(
      plainStandardised(cycles, ({ sector }) => sector),
      9,
    );
    expect(standardised?.satisfied.value).toBeCloseTo(100 / 203, 9);
    expect([standardised?.mark.isBeyondNoise, standardised?.satisfied.isBeyondNoise]).toEqual([true, true]);
  });

  it('says who answers more than others', () => {
    const { composition } = snapshotOf(cycles);
    expect(composition.sector).toMatchObject([
      { id: 'roads', ofAll: 103 / 203, ofJudged: 21 / 101, verdict: 'less' },
      { id: 'housing', ofAll: 100 / 203, ofJudged: 80 / 101, verdict: 'more' },
    ]);
    expect(composition.days).toMatchObject([{ id: '2', ofAll: 1, ofJudged: 1, difference: 0, verdict: 'alike' }]);
  });

  it('is not moved where all answer alike', () => {
    const alike = snapshotOf([...kind(100, 30, { sector: 'housing' }, 5), ...kind(100, 30, { sector: 'roads' }, 2)]);
    expect(alike.standardised?.mark.difference).toBeCloseTo(0, 12);
    expect(alike.standardised?.mark.isBeyondNoise).toBe(false);
    expect(alike.composition.sector.map(({ verdict }) => verdict)).toEqual(['alike', 'alike']);
  });
});
