import { modelBytes } from '#shared/domain/classification/model-file.ts';
import type { ModelWeights } from '#shared/domain/classification/model-weights.ts';
import type { ModelHead } from '#shared/domain/classification/text-model.ts';
import { calibrateHeads, shiftsOf, type Trial, uncalibrated } from './calibrate.ts';
import { type Curriculum, comparable, lessonCount, type Subject } from './curriculum.ts';
import { type FeatureMatrix, featureMatrix, rarity, sharedCopy, weighed } from './feature-matrix.ts';
import { pruneWeights } from './prune.ts';
import { rowScores } from './row-scores.ts';
import type { ClassTask, ClassWeights } from './support-vectors.ts';

export interface TrainingOptions {
  /** Features are hashed into 2^bits buckets. */
  readonly bits: number;
  /** Weights that the model may keep, two bytes each. */
  readonly keptWeights: number;
  /** The share of answers above a head's threshold that has to be right. */
  readonly wantedRight: number;
  readonly seed: number;
}

export interface TrainingPorts {
  /** Learns the classes, side by side where it can; the answers in the order of the tasks. */
  readonly learn: (tasks: readonly ClassTask[]) => Promise<ClassWeights[]>;
  /** Hex SHA-256. */
  readonly digest: (bytes: Uint8Array) => string;
}

export interface Trained {
  readonly bytes: Uint8Array;
  readonly version: string;
  readonly heads: readonly ModelHead[];
  readonly subjects: readonly Subject[];
  /** Held-out texts of each head, exact repeats of what was learnt from left out. */
  readonly trials: ReadonlyMap<string, readonly Trial[]>;
  readonly repeatsLeftOut: ReadonlyMap<string, number>;
}

/** How many classes a training learns altogether. */
export function classesToLearn({ subjects }: Curriculum): number {
  const times = ({ split }: Subject) => (split === 'latest-fifth' ? 2 : lessonCount + 1);
  return subjects.reduce((sum, subject) => sum + subject.labels.length * times(subject), 0);
}

/**
 * Trains a model by a curriculum. What is held out in a lesson calibrates the heads; the model itself then learns from all
 * texts. The same curriculum and options give the same bytes.
 */
export async function trainModel(
  course: Curriculum,
  options: TrainingOptions,
  { learn, digest }: TrainingPorts,
): Promise<Trained> {
  const features = featureMatrix(course.texts, options.bits);
  const trials = new Map<string, Trial[]>();
  const repeatsLeftOut = new Map<string, number>();
  for (let lesson = 0; lesson < lessonCount; lesson += 1) {
    const own = course.subjects.filter(({ heldOutIn }) => heldOutIn.includes(lesson));
    if (own.length === 0) continue;
    const learnt = await teach(course, own, features, lesson, options, learn);
    for (const subject of own) {
      const { tried, repeats } = trialsOf(course, subject, lesson);
      const found = tried.map((row): Trial => ({ scores: learnt.scoresOf(row), label: subject.ofRow[row] ?? 0 }));
      trials.set(subject.id, [...(trials.get(subject.id) ?? []), ...found]);
      repeatsLeftOut.set(subject.id, (repeatsLeftOut.get(subject.id) ?? 0) + repeats);
    }
  }
  const { weights } = await teach(course, course.subjects, features, everything, options, learn);
  const untried = course.subjects.map(({ id, labels, parts, ofRow }): ModelHead => {
    const learnt = labels.map((_, label) => ofRow.filter((one) => one === label).length);
    const calibration = { ...uncalibrated.calibration, shifts: shiftsOf(learnt) };
    return { id, labels, parts, ...uncalibrated, calibration };
  });
  const heads = calibrateHeads(untried, trials, options.wantedRight);
  const version = `texts-1+${digest(modelBytes('', heads, weights)).slice(0, 12)}`;
  return {
    bytes: modelBytes(version, heads, weights),
    version,
    heads,
    subjects: course.subjects,
    trials,
    repeatsLeftOut,
  };
}

/** A lesson that holds nothing out. */
const everything = -2;
/** Few texts are worth more trust each: a mistake on one costs twice. What features tell of a class takes many to see. */
const fewTexts = 10_000;
const emphasisOfMany = 0.3;
/** What a mistake on a made-up text costs against one on a text that somebody has sent. */
const madeUpCost = 0.5;

interface Lesson {
  readonly weights: ModelWeights;
  /** Scores of a row by head. */
  readonly scoresOf: (row: number) => ReadonlyMap<string, Float32Array>;
}

async function teach(
  { texts, isMadeUp, subjects: all }: Curriculum,
  subjects: readonly Subject[],
  features: FeatureMatrix,
  lesson: number,
  { bits, keptWeights, seed }: TrainingOptions,
  learn: TrainingPorts['learn'],
): Promise<Lesson> {
  const isShown = (row: number) => all.every(({ heldOutIn }) => heldOutIn[row] !== lesson);
  const shown = Int32Array.from(texts.keys()).filter(isShown);
  const groups = [...Map.groupBy(subjects, ({ group }) => group)].map(([group, members]) => {
    const rows = sharedCopy(
      Int32Array,
      shown.filter((row) => (members[0]?.ofRow[row] ?? -1) >= 0),
    );
    const rarities = rarity(features, rows, bits);
    const kept = keptWeights * (worthOf(group, all) / all.reduce((sum, one) => sum + worth(one), 0));
    return { members, rows, rarities, matrix: weighed(features, rarities), kept: Math.floor(kept) };
  });
  const tasks = groups.flatMap(({ members, rows, matrix }) => {
    const [cost, emphasis] = rows.length < fewTexts ? [1, 0] : [0.5, emphasisOfMany];
    const costs = sharedCopy(
      Float32Array,
      isMadeUp.map((one) => (one ? madeUpCost : 1) * cost),
    );
    return members.flatMap((subject) => {
      const labels = sharedCopy(Int32Array, subject.ofRow);
      return subject.labels.map(
        (_, label): ClassTask => ({ matrix, rows, labels, label, bits, costs, emphasis, seed }),
      );
    });
  });
  const classes = await learn(tasks);
  let taken = 0;
  const learnt = groups.map((group) => {
    const firstClass = taken;
    taken += group.members.reduce((sum, { labels }) => sum + labels.length, 0);
    return { ...group, firstClass, classes: classes.slice(firstClass, taken) };
  });
  const ofGroups = learnt.map(({ firstClass, classes: { length }, rarities }) => {
    return { firstClass, classes: length, rarities };
  });
  const weights = { bits, groups: ofGroups, ...pruneWeights(learnt, features, shown, bits) };
  return { weights, scoresOf: rowScores(features, weights, subjects) };
}

/** More classes need more weights, and so do more texts, though less than in proportion. */
function worth({ labels, ofRow }: Subject): number {
  return labels.length * ofRow.reduce((count, label) => count + Number(label >= 0), 0) ** 0.25;
}

function worthOf(group: number, subjects: readonly Subject[]): number {
  return subjects.reduce((sum, subject) => sum + (subject.group === group ? worth(subject) : 0), 0);
}

/** Rows to try a head on, and how many were left out because the learner has seen the very text. */
function trialsOf({ texts }: Curriculum, { ofRow, heldOutIn }: Subject, lesson: number) {
  const isLabelled = (row: number) => (ofRow[row] ?? -1) >= 0;
  const rows = [...texts.keys()].filter(isLabelled);
  const seen = new Set(rows.flatMap((row) => (heldOutIn[row] === lesson ? [] : [comparable(texts[row] ?? '')])));
  const heldOut = rows.filter((row) => heldOutIn[row] === lesson);
  const tried = heldOut.filter((row) => !seen.has(comparable(texts[row] ?? '')));
  return { tried, repeats: heldOut.length - tried.length };
}
