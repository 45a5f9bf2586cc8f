import { modelBytes } from '#shared/domain/classification/model-file.ts';
import type { ModelHead } from '#shared/domain/classification/text-model.ts';
import { calibrateHeads, evenWeights, shiftsOf, type Trial, uncalibrated } from './calibrate.ts';
import { type Curriculum, comparable, lessonCount, type Subject } from './curriculum.ts';
import { featureMatrix } from './feature-matrix.ts';
import { everything, type LearningPorts, type LessonOptions, partsOfLesson, teacher } from './lesson.ts';

export interface TrainingOptions extends LessonOptions {
  /** The share of answers above a head's threshold that has to be right. */
  readonly wantedRight: number;
}

export interface TrainingPorts extends LearningPorts {
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

/** How many parts of its work a training tells of altogether. */
export function partsToLearn(course: Curriculum, { fewTexts }: Pick<LessonOptions, 'fewTexts'>): number {
  const partsOf = (learners: readonly Subject[], lesson: number) =>
    learners.length === 0 ? 0 : partsOfLesson(course, learners, lesson, fewTexts);
  const lessons = Array.from({ length: lessonCount }, (_, lesson) => partsOf(learnersOf(course, lesson), lesson));
  return lessons.reduce((sum, parts) => sum + parts, partsOf(course.subjects, everything));
}

/** Heads of which something is held out in a lesson. */
function learnersOf({ subjects }: Curriculum, lesson: number): Subject[] {
  return subjects.filter(({ heldOutIn }) => heldOutIn.includes(lesson));
}

/**
 * Trains a model by a curriculum. What is held out in a lesson calibrates the heads; the model itself then learns from all
 * texts. The same curriculum and options give the same bytes.
 */
export async function trainModel(
  course: Curriculum,
  options: TrainingOptions,
  { digest, ...learning }: TrainingPorts,
): Promise<Trained> {
  const features = featureMatrix(course.texts, options.bits);
  const teach = teacher(course, features, options, learning);
  const trials = new Map<string, Trial[]>();
  const repeatsLeftOut = new Map<string, number>();
  for (let lesson = 0; lesson < lessonCount; lesson += 1) {
    const own = learnersOf(course, lesson);
    if (own.length === 0) continue;
    const learnt = await teach(own, lesson);
    for (const subject of own) {
      const { tried, repeats } = trialsOf(course, subject, lesson);
      const found = tried.map((row): Trial => ({ row, scores: learnt.scoresOf(row), label: subject.ofRow[row] ?? 0 }));
      trials.set(subject.id, [...(trials.get(subject.id) ?? []), ...found]);
      repeatsLeftOut.set(subject.id, (repeatsLeftOut.get(subject.id) ?? 0) + repeats);
    }
  }
  const { weights } = await teach(course.subjects, everything);
  const untried = course.subjects.map(({ id, labels, parts, ofRow }): ModelHead => {
    const learnt = labels.map((_, label) => ofRow.filter((one) => one === label).length);
    const head = { id, labels, parts: parts && { ...parts, weights: evenWeights }, ...uncalibrated };
    return { ...head, calibration: { ...head.calibration, shifts: shiftsOf(learnt, head) } };
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

/** Rows to try a head on, and how many were left out because the learner has seen the very text. */
function trialsOf({ texts }: Curriculum, { ofRow, heldOutIn }: Subject, lesson: number) {
  const isLabelled = (row: number) => (ofRow[row] ?? -1) >= 0;
  const rows = [...texts.keys()].filter(isLabelled);
  const seen = new Set(rows.flatMap((row) => (heldOutIn[row] === lesson ? [] : [comparable(texts[row] ?? '')])));
  const heldOut = rows.filter((row) => heldOutIn[row] === lesson);
  const tried = heldOut.filter((row) => !seen.has(comparable(texts[row] ?? '')));
  return { tried, repeats: heldOut.length - tried.length };
}
