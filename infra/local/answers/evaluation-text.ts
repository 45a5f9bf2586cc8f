import { fill } from '#shared/web/wording.ts';
import { whole } from '../replay/numbers.ts';
import { textTable } from '../text-table.ts';
import type { Compared, Interval } from './auc.ts';
import type { Evaluation } from './evaluation.ts';
import texts from './texts.ru.json' with { type: 'json' };

const figure = new Intl.NumberFormat('ru-RU', { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const difference = new Intl.NumberFormat('ru-RU', {
  minimumFractionDigits: 3,
  maximumFractionDigits: 3,
  signDisplay: 'exceptZero',
});

/** The evaluation as people read it: a row for each measure. */
export function evaluationText({ answers, returned, satisfied, rows }: Evaluation, since: string): string {
  const { columns, measures, summary, note } = texts;
  const head = [columns.measure, columns.all, columns.ahead, columns.alike, columns.judged];
  const lines = rows.map(({ measure, all, alike, judged }) => [
    measures[measure],
    auc(all),
    interval(all.ahead, difference),
    auc(alike),
    auc(judged),
  ]);
  const counts = { since, answers: whole(answers), returned: whole(returned), satisfied: whole(satisfied) };
  return [fill(summary, counts), '', ...textTable([head, ...lines], new Set([0])), '', note].join('\n');
}

function auc({ auc: one }: Compared): string {
  return interval(one, figure);
}

function interval({ value, low, high }: Interval, format: Intl.NumberFormat): string {
  return `${format.format(value)} [${format.format(low)}; ${format.format(high)}]`;
}
