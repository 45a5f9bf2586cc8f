import { stat } from 'node:fs/promises';
import * as z from 'zod';
import type { HeadAnswer, TextModel } from '#shared/domain/classification/text-model.ts';
import { fill } from '#shared/web/wording.ts';
import { readLines } from '../replay/read-lines.ts';
import { writeWhole } from '../write-whole.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** A line of the texts that cannot be read; the message names it. */
export class LineUnreadable extends Error {
  override readonly name = 'LineUnreadable';
}

interface Files {
  readonly in: string;
  readonly out: string;
}

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/**
 * Answers every line of a file in its order; the answers' file appears when it is whole. The answer is how many there are.
 * Throws `LineUnreadable`.
 */
export async function predictFile(
  { in: file, out }: Files,
  model: TextModel,
  watch: (share: number, count: number) => void = () => {},
): Promise<number> {
  const { size } = await stat(file);
  let count = 0;
  async function* answers() {
    for await (const { number, text, bytesRead } of readLines(file)) {
      const line = lineIn(file, number, text);
      yield `${JSON.stringify({ id: line.id, heads: shown(model.classify(line.text)) })}\n`;
      count += 1;
      watch(bytesRead / size, count);
    }
  }
  await writeWhole(out, answers());
  return count;
}

function lineIn(file: string, row: number, text: string) {
  let value: unknown;
  try {
    value = JSON.parse(row === 1 ? text.replace(/^\ufeff/, '') : text);
  } catch {
    throw new LineUnreadable(fill(texts.line.json, { file, row }));
  }
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new LineUnreadable(fill(texts.line.fields, { file, row, field }));
}

function shown(answers: Readonly<Record<string, HeadAnswer>>) {
  const rounded = Object.entries(answers).map(([head, { label, probability, top }]) => [
    head,
    {
      label,
      probability: sixDigits(probability),
      top: top.map((one) => ({ label: one.label, probability: sixDigits(one.probability) })),
    },
  ]);
  return Object.fromEntries(rounded);
}

function sixDigits(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
