import { describe, expect, it } from 'vitest';
import { committeeTasks, committeeWeights } from '#shared/training/committee.ts';
import { compressed } from '#shared/training/compress.ts';
import { curriculum } from '#shared/training/curriculum.ts';
import { factorCount } from '#shared/training/factor-steps.ts';
import { learnFactors } from '#shared/training/factors.ts';
import { featureMatrix } from '#shared/training/feature-matrix.ts';
import { featureScorer } from '#shared/training/feature-scorer.ts';
import type { LabelledText } from '#shared/training/labelled-text.ts';
import { schoolsOf } from '#shared/training/school.ts';

const bits = 10;
const streets = ['Ленина', 'Мира', 'Карла Маркса', 'Советской', 'Школьной', 'Лесной', 'Садовой', 'Заводской'];
const textsOf = (head: string, words: Readonly<Record<string, readonly string[]>>): LabelledText[] =>
  Object.entries(words).flatMap(([label, phrases]) =>
    streets.flatMap((street) => phrases.map((text) => ({ text: `${text} на ${street}`, labels: { [head]: label } }))),
  );
const city = textsOf('reason', {
  cold: ['батареи холодные', 'отопление отключили'],
  leak: ['крыша течёт', 'кровля протекает'],
  pits: ['яма на дороге', 'асфальт разбит'],
});
const region = textsOf('theme', { heat: ['нет отопления'], roads: ['разбитый асфальт'] });
const course = curriculum([...city, ...region]);
const features = featureMatrix(course.texts, bits);
const shown = Int32Array.from(course.texts.keys());
const schools = schoolsOf(course, shown, features, bits);
const tasks = committeeTasks(schools, { bits, seed: 1 });
const members = tasks.map(learnFactors);
const rowsOf = (id: string) => {
  const ofRow = course.subjects.find((subject) => subject.id === id)?.ofRow ?? new Int32Array();
  return [...shown].filter((row) => (ofRow[row] ?? -1) >= 0).map((row) => ({ row, label: ofRow[row] ?? -1 }));
};
const greatestAt = (scores: readonly number[]) => scores.indexOf(Math.max(...scores));

describe('a committee', () => {
  const reasons = schools.find(({ heads }) => heads[0]?.id === 'reason');
  if (!reasons) throw new Error('No school of reasons');
  const { starts, buckets, values } = reasons.matrix;
  const classes = committeeWeights({ schools, members }, reasons, bits);
  const scoresOf = (row: number) =>
    classes.map(({ weights, bias }) => {
      let score = bias;
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1)
        score += (weights[buckets[at] ?? 0] ?? 0) * (values[at] ?? 0);
      return score;
    });

  it('learns what the texts of each of its schools say', () => {
    const answers = rowsOf('reason').map(({ row, label }) => greatestAt(scoresOf(row)) === label);
    expect(answers.filter(Boolean).length).toBeGreaterThan(0.95 * answers.length);
  });

  it('learns the same from the same, and other things by other chances', () => {
    const [first, second] = tasks;
    if (!first || !second) throw new Error('No tasks');
    expect(learnFactors(first)).toEqual(members[0]);
    expect(learnFactors(second)).not.toEqual(members[0]);
  });

  it('says the mean of what its members say, but for what is the same for all classes of a head', () => {
    const { row } = rowsOf('reason')[5] ?? { row: 0 };
    const first = schools.indexOf(reasons) === 0 ? 0 : 2;
    const mean = [0, 1, 2].map((own) => {
      const each = members.map(({ ofBuckets, ofClasses, biases }) => {
        let score = biases[first + own] ?? 0;
        for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1)
          for (let factor = 0; factor < factorCount; factor += 1)
            score +=
              (values[at] ?? 0) *
              (ofBuckets[(buckets[at] ?? 0) * factorCount + factor] ?? 0) *
              (ofClasses[(first + own) * factorCount + factor] ?? 0);
        return score;
      });
      return each.reduce((sum, score) => sum + score, 0) / each.length;
    });
    const scores = scoresOf(row);
    const apart = mean.map((score, own) => score - (scores[own] ?? 0));
    for (const one of apart) expect(one).toBeCloseTo(apart[0] ?? Number.NaN, 4);
    expect(Math.abs(apart[0] ?? 0)).toBeGreaterThan(1e-3);
  });

  it('goes on from what its members know of words', () => {
    const themes = schools.filter((school) => school !== reasons);
    const [task] = committeeTasks(themes, { bits, seed: 1, before: members });
    expect(task?.isOfMany).toBe(false);
    expect(task?.known?.ofBuckets).toBe(members[0]?.ofBuckets);
    expect(committeeTasks(themes, { bits, seed: 1 })[0]?.known).toBeUndefined();
  });

  it('is told by factors: by as many as it has classes, filled up to a multiple of four, but for rounding, by fewer in what varies most', () => {
    const learnt = { ...reasons, classes };
    const scorer = (count: number) => {
      const { factors, biases } = compressed(learnt, count);
      const group = { firstClass: 0, classes: 3, rarities: reasons.rarities, factors, blocks: [] };
      const ofFeatures = featureScorer({ bits, biases, groups: [group] });
      return (row: number) => {
        const [from, to] = [features.starts[row] ?? 0, features.starts[row + 1] ?? 0];
        return [
          ...ofFeatures({
            ...{ count: to - from, buckets: features.buckets.subarray(from, to) },
            times: Int32Array.from(features.values.subarray(from, to)),
          }),
        ];
      };
    };
    const [byThree, byTwo] = [scorer(9), scorer(2)];
    for (const { row, label } of rowsOf('reason')) {
      const scores = scoresOf(row);
      const spread = Math.max(...scores) - Math.min(...scores);
      byThree(row).forEach((score, own) => {
        expect(Math.abs(score - (scores[own] ?? 0))).toBeLessThan(0.05 * spread);
      });
      // Three classes that are 0 together vary in two directions.
      expect(greatestAt(byTwo(row))).toBe(label);
    }
    const { count, directions } = compressed(learnt, 9).factors;
    expect([count, [...directions.subarray(3 * 3)]]).toEqual([4, [0, 0, 0]]);
  });
});
