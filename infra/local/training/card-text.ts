import { basename } from 'node:path';
import type { HeadCard, ModelCard } from '#shared/training/model-card.ts';
import { decimal, percent } from '#shared/web/charts/numbers.ts';
import { fill } from '#shared/web/wording.ts';
import texts from './card.ru.json' with { type: 'json' };
import type { FileRead } from './read-texts.ts';

/** The model card as a page of Markdown, in Russian; `examples` is how many of the product's own were learnt from. */
export function cardText(
  { version, sha256, bytes, heads }: ModelCard,
  files: readonly FileRead[],
  examples: number,
): string {
  return [
    fill(texts.title, { version }),
    fill(texts.file, { sha256, bytes }),
    texts.data,
    ...files.map(({ file, texts: count, leftOut }) => fill(texts.dataRow, { file: basename(file), count, leftOut })),
    ...(examples > 0 ? [fill(texts.examples, { examples })] : []),
    texts.licence,
    texts.scores,
    tableOf(texts.headColumns, heads.map(headRow)),
    ...heads.map(({ id, split }) => `- \`${id}\`: ${texts.splits[split]}`),
    texts.calibration,
    texts.limits,
    ...heads.flatMap((head) => [fill(texts.labels, { id: head.id }), tableOf(texts.labelColumns, labelRows(head))]),
  ]
    .join('\n\n')
    .concat('\n');
}

function headRow({ id, texts: count, labels, tried, repeats, threshold, figures }: HeadCard): string[] {
  const { accuracy, macroF1, calibrationError, decidedShare, decidedAccuracy } = figures;
  return [
    `\`${id}\``,
    ...[count, labels.length, tried, repeats].map(String),
    ...[accuracy, macroF1, calibrationError, threshold].map((value) => (value === undefined ? '—' : decimal(value, 3))),
    ...[decidedShare, decidedAccuracy].map((value) => (value === undefined ? '—' : percent(value))),
  ];
}

function labelRows({ labels }: HeadCard): string[][] {
  return labels.map(({ label, texts: count, tried, precision, recall }) => [
    label.replaceAll('|', '\\|'),
    ...[count, tried].map(String),
    ...[precision, recall].map((value) => (value === undefined ? '—' : percent(value))),
  ]);
}

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
