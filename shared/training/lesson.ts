import { type ClassGroup, type ModelWeights, noFactors } from '#shared/domain/classification/model-weights.ts';
import type { ClassWeights } from './class-weights.ts';
import { type Committee, committeeSize, committeeTasks, committeeWeights } from './committee.ts';
import { compressed } from './compress.ts';
import type { Curriculum, Subject } from './curriculum.ts';
import type { Factors } from './factor-steps.ts';
import type { FactorTask } from './factors.ts';
import { type FeatureMatrix, sharedCopy } from './feature-matrix.ts';
import { pruned } from './prune.ts';
import { rowScores } from './row-scores.ts';
import { classCount, isOfFew, type School, schoolsOf } from './school.ts';
import type { ClassTask } from './support-vectors.ts';

export interface LessonOptions {
  /** Features are hashed into 2^bits buckets. */
  readonly bits: number;
  /** By how many factors the classes of heads with many texts are told. */
  readonly factors: number;
  /** Weights that the classes of heads with few texts may keep, two bytes each. */
  readonly keptWeights: number;
  /** Of heads with fewer texts that people have sent, each class is also learnt by itself, against all others. */
  readonly fewTexts: number;
  readonly seed: number;
}

/** Learners, side by side where they can; the answers in the order of the tasks. */
export interface LearningPorts {
  readonly learnFactors: (tasks: readonly FactorTask[]) => Promise<Factors[]>;
  readonly learnClasses: (tasks: readonly ClassTask[]) => Promise<ClassWeights[]>;
}

/** How many parts of the work each task is: about as long as one class takes to learn. */
export const partsOf = { memberOfMany: 40, memberOfFew: 15, class: 1 };

export interface Lesson {
  readonly weights: ModelWeights;
  /** Scores of a row by head. */
  readonly scoresOf: (row: number) => ReadonlyMap<string, Float64Array>;
}

/** A lesson that holds nothing out. */
export const everything = -2;
/** How much a margin of 1 of a class's own counts beside a score of 1 by the committee: about twice its share of the whole. */
const marginWeight = 12;

/** How many parts the work of a lesson is for the heads that learn in it, and what is done once for the lessons alike. */
export function partsOfLesson(course: Curriculum, learners: readonly Subject[], lesson: number, fewTexts: number) {
  const few = learners.filter((one) => isOfFew(one, fewTexts));
  const ofFew = few.length > 0 ? committeeSize * partsOf.memberOfFew : 0;
  const isOwn =
    lesson === everything
      ? course.subjects.some((one) => !isOfFew(one, fewTexts))
      : isHeldOutOfMany(course, lesson, fewTexts);
  return (isOwn ? committeeSize * partsOf.memberOfMany : 0) + ofFew + partsOf.class * classCount({ heads: few });
}

/** Whether a lesson holds out texts that teach heads with many. */
function isHeldOutOfMany({ subjects, texts }: Curriculum, lesson: number, fewTexts: number): boolean {
  const many = subjects.filter((one) => !isOfFew(one, fewTexts));
  return texts.some((_, row) => {
    return subjects.some((one) => one.heldOutIn[row] === lesson) && many.some(({ ofRow }) => (ofRow[row] ?? -1) >= 0);
  });
}

/**
 * Gives the lessons of a curriculum: the weights of learners, from what is not held out in a lesson. A committee learns the
 * heads with many texts, which take its word, compressed; then, knowing the words, the heads with few texts, which add what
 * each of their classes learns by itself.
 */
export function teacher(
  course: Curriculum,
  features: FeatureMatrix,
  options: LessonOptions,
  { learnFactors, learnClasses }: LearningPorts,
): (learners: readonly Subject[], lesson: number) => Promise<Lesson> {
  const { texts, subjects } = course;
  const { bits, factors, keptWeights, fewTexts, seed } = options;
  const isFew = ({ heads }: Pick<School, 'heads'>) => heads.some((head) => isOfFew(head, fewTexts));
  const ofMany = new Map<number, Promise<Committee>>();

  const shownIn = (lesson: number) =>
    Int32Array.from(texts.keys()).filter((row) => subjects.every(({ heldOutIn }) => heldOutIn[row] !== lesson));
  const learnMany = async (lesson: number): Promise<Committee> => {
    const schools = schoolsOf(course, shownIn(lesson), features, bits).filter((one) => !isFew(one));
    const members = schools.length === 0 ? [] : await learnFactors(committeeTasks(schools, { bits, seed }));
    return { schools, members };
  };
  /** Lessons that hold out nothing of what teaches heads with many texts teach these the same. */
  const committeeOfMany = (lesson: number): Promise<Committee> => {
    const key = isHeldOutOfMany(course, lesson, fewTexts) ? lesson : everything;
    const known = ofMany.get(key) ?? learnMany(key);
    ofMany.set(key, known);
    return known;
  };

  return async (learners, lesson) => {
    const shown = shownIn(lesson);
    const many = await committeeOfMany(lesson);
    const few = schoolsOf(course, shown, features, bits).filter(isFew);
    const isOfUse = learners.some((one) => isOfFew(one, fewTexts));
    const members = isOfUse ? await learnFactors(committeeTasks(few, { bits, seed, before: many.members })) : [];

    const byAll = async (school: School) => {
      const classes = committeeWeights(many, school, bits);
      const { factors: own, biases } = compressed({ ...school, classes }, factors);
      return { factors: own, blocks: [], biases };
    };
    const byThemselvesToo = async (school: School) => {
      const said = committeeWeights({ schools: few, members }, school, bits);
      const own = await learnClasses(classTasks(school, bits, seed));
      const classes = own.map((one, index) => together(one, said[index]));
      const kept = Math.floor((keptWeights * classes.length) / few.reduce((sum, one) => sum + classCount(one), 0));
      return { factors: noFactors, ...pruned({ ...school, classes }, kept, features, shown) };
    };
    const groups: ClassGroup[] = [];
    const biases: number[] = [];
    const inOrder = [...many.schools, ...few].sort((a, b) => groupOf(a) - groupOf(b));
    for (const school of inOrder.filter(({ heads }) => heads.some((head) => learners.includes(head)))) {
      const learnt = await (isFew(school) ? byThemselvesToo(school) : byAll(school));
      const { rarities } = school;
      const { factors: own, blocks } = learnt;
      groups.push({ firstClass: biases.length, classes: classCount(school), rarities, factors: own, blocks });
      biases.push(...learnt.biases);
    }
    const weights: ModelWeights = { bits, biases: Float32Array.from(biases), groups };
    return { weights, scoresOf: rowScores(features, weights, learners) };
  };
}

function groupOf({ heads }: School): number {
  return heads[0]?.group ?? 0;
}

function classTasks({ heads, matrix, rows, costs }: School, bits: number, seed: number): ClassTask[] {
  return heads.flatMap(({ labels, ofRow }) => {
    const ofRows = sharedCopy(Int32Array, ofRow);
    const own = sharedCopy(
      Int32Array,
      rows.filter((row) => (ofRow[row] ?? -1) >= 0),
    );
    return labels.map((_, label) => ({ matrix, rows: own, labels: ofRows, label, bits, costs, seed }));
  });
}

function together(own: ClassWeights, said: ClassWeights | undefined): ClassWeights {
  return {
    weights: own.weights.map((weight, bucket) => marginWeight * weight + (said?.weights[bucket] ?? 0)),
    bias: marginWeight * own.bias + (said?.bias ?? 0),
  };
}
