import type { ClassWeights } from './class-weights.ts';
import { type Factors, factorCount } from './factor-steps.ts';
import type { FactorTask } from './factors.ts';
import { sharedCopy, stacked } from './feature-matrix.ts';
import { classCount, type School } from './school.ts';

/** So many learn the same, each by other chances: what they agree on is what the texts say. */
export const committeeSize = 4;

/** Factors of a committee for the classes of some schools, school after school. */
export interface Committee {
  readonly schools: readonly School[];
  readonly members: readonly Factors[];
}

/**
 * What the members of a committee have to learn of some schools: all their rows, each as its school weighs it, with the labels
 * of that school's heads. Where others have taught the committee before, its members go on from what they know of words.
 */
export function committeeTasks(
  schools: readonly School[],
  { bits, seed, before }: { readonly bits: number; readonly seed: number; readonly before?: readonly Factors[] },
): FactorTask[] {
  const matrix = stacked(schools);
  const rows = schools.flatMap((school) => [...school.rows].map((row) => ({ school, row })));
  const task = {
    ...{ matrix, bits, rows: sharedCopy(Int32Array, [...rows.keys()]), isOfMany: before === undefined },
    heads: schools.flatMap((school) =>
      school.heads.map(({ labels, ofRow }) => ({
        classes: labels.length,
        labels: sharedCopy(
          Int32Array,
          rows.map((one) => (one.school === school ? (ofRow[one.row] ?? -1) : -1)),
        ),
      })),
    ),
    costs: sharedCopy(
      Float32Array,
      rows.map(({ school, row }) => school.costs[row] ?? 1),
    ),
  };
  return Array.from({ length: committeeSize }, (_, member) => {
    return { ...task, seed: committeeSize * seed + member, known: before?.[member] };
  });
}

/**
 * What a committee says for each class of a school, in its mean: since each member is linear, so is the mean. Of every bucket
 * the weights of a head's classes are 0 together, for only their differences matter to a softmax.
 */
export function committeeWeights({ schools, members }: Committee, school: School, bits: number): ClassWeights[] {
  let first = schools.slice(0, schools.indexOf(school)).reduce((sum, one) => sum + classCount(one), 0);
  return school.heads.flatMap(({ labels }) => {
    const learnt = labels.map((_, own) => meanWeights(members, first + own, bits));
    first += labels.length;
    for (let bucket = 0; bucket < 2 ** bits; bucket += 1) {
      let sum = 0;
      for (const { weights } of learnt) sum += weights[bucket] ?? 0;
      for (const { weights } of learnt) weights[bucket] = (weights[bucket] ?? 0) - sum / learnt.length;
    }
    return learnt;
  });
}

function meanWeights(members: readonly Factors[], one: number, bits: number): ClassWeights {
  const weights = new Float32Array(2 ** bits);
  let bias = 0;
  for (const { ofBuckets, ofClasses, biases } of members) {
    const own = ofClasses.subarray(one * factorCount, (one + 1) * factorCount);
    for (let bucket = 0; bucket < weights.length; bucket += 1) {
      let sum = 0;
      for (let factor = 0; factor < factorCount; factor += 1)
        sum += (own[factor] ?? 0) * (ofBuckets[bucket * factorCount + factor] ?? 0);
      weights[bucket] = (weights[bucket] ?? 0) + sum / members.length;
    }
    bias += (biases[one] ?? 0) / members.length;
  }
  return { weights, bias };
}
