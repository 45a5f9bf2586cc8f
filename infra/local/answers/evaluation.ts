import { answerSigns } from '#shared/domain/remarks/answer-signs.ts';
import { type Compared, compareAucs, type Series } from './auc.ts';
import type { JudgedAnswer } from './judged-answers.ts';

/** What is measured: answer length first, for the others are held against it. */
const measures = ['answer-length', 'question-length', 'score', ...answerSigns] as const;
type Measure = (typeof measures)[number];

/** How well something tells the answers after which citizens came back. */
interface Row {
  readonly measure: Measure;
  /** From all the others. */
  readonly all: Compared;
  /** The same, each answer compared with answers to questions of like length only. */
  readonly alike: Compared;
  /** From those that the citizen confirmed; the silent ones left out. */
  readonly judged: Compared;
}

export interface Evaluation {
  readonly answers: number;
  readonly returned: number;
  readonly satisfied: number;
  readonly rows: readonly Row[];
}

/** Twenty groups of questions from the shortest to the longest. */
const groups = 20;

export function evaluate(answers: readonly JudgedAnswer[]): Evaluation {
  const judged = answers.filter(({ outcome }) => outcome !== 'silent');
  const returned = judged.filter(({ outcome }) => outcome === 'returned').length;
  const strata = groupsByLength(answers);
  const all = compare(answers);
  const alike = compare(answers, strata);
  const ofJudged = compare(judged);
  const rows = measures.flatMap((measure, at): Row[] => {
    const [one, like, voiced] = [all[at], alike[at], ofJudged[at]];
    return one && like && voiced ? [{ measure, all: one, alike: like, judged: voiced }] : [];
  });
  return { answers: answers.length, returned, satisfied: judged.length - returned, rows };
}

function compare(answers: readonly JudgedAnswer[], strata?: readonly number[]): Compared[] {
  const series = (figure: (answer: JudgedAnswer) => number): Series => ({ values: answers.map(figure), strata });
  return compareAucs(
    answers.map(({ outcome }) => outcome === 'returned'),
    [
      series(({ answerLength }) => answerLength),
      series(({ questionLength }) => questionLength),
      series(({ score }) => score),
      ...answerSigns.map((_, at) => series(({ strengths }) => strengths[at] ?? 0)),
    ],
  );
}

function groupsByLength(answers: readonly JudgedAnswer[]): number[] {
  const lengths = answers.map(({ questionLength }) => questionLength).sort((a, b) => a - b);
  const bounds = Array.from(
    { length: groups - 1 },
    (_, at) => lengths[Math.floor(((at + 1) * lengths.length) / groups)] ?? 0,
  );
  return answers.map(({ questionLength }) => bounds.filter((bound) => questionLength > bound).length);
}
