import { basename } from 'node:path';
import type { HeadCard, ModelCard } from '#shared/training/model-card.ts';
import { decimal, percent } from '#shared/web/charts/numbers.ts';
import { fill } from '#shared/web/wording.ts';
import texts from './card.ru.json' with { type: 'json' };
import type { FileRead } from './read-texts.ts';

/** What a model has learnt from. */
interface Taught {
  readonly files: readonly FileRead[];
  /** How many of the product's own examples. */
  readonly examples: number;
  /** Of the files, in the words of who gave them; training cannot know it. */
  readonly licence: string | undefined;
}

/** The model card as a page of Markdown, in Russian. */
export function cardText({ version, sha256, bytes, heads }: ModelCard, { files, examples, licence }: Taught): string {
  return [
    fill(texts.title, { version }),
    fill(texts.file, { sha256, bytes }),
    texts.data,
    ...files.map(({ file, texts: count, leftOut }) => fill(texts.dataRow, { file: basename(file), count, leftOut })),
    ...(examples > 0 ? [fill(texts.examples, { examples })] : []),
    `${licence === undefined ? texts.noLicence : fill(texts.licence, { licence })} ${texts.kept}`,
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
    ...[accuracy, macroF1, calibrationError].map((value) => (value === undefined ? '—' : decimal(value, 3))),
    decimal(roundedDown(threshold), 3),
    ...[decidedShare, decidedAccuracy].map((value) => (value === undefined ? '—' : percent(value))),
  ];
}

/** To thousandths: a threshold below 1 decides something, and is not to be read as 1, which decides nothing. */
function roundedDown(threshold: number): number {
  const nearest = Number(threshold.toFixed(3));
  return nearest > threshold ? nearest - 0.001 : nearest;
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
