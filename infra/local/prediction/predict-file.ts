import { stat } from 'node:fs/promises';
import * as z from 'zod';
import type { HeadAnswer, TextModel } from '#shared/domain/classification/text-model.ts';
import { fill } from '#shared/web/wording.ts';
import { type Line, readLines } from '../replay/read-lines.ts';
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
    for await (const line of readLines(file)) {
      const { id, text } = askedIn(file, line);
      yield `${JSON.stringify({ id, heads: shown(model.classify(text)) })}\n`;
      count += 1;
      watch(line.bytesRead / size, count);
    }
  }
  await writeWhole(out, answers());
  return count;
}

function askedIn(file: string, { number: row, text, isUtf8 }: Line) {
  const unreadable = (why: keyof typeof texts.line, field = '') =>
    new LineUnreadable(fill(texts.line[why], { file, row, field }));
  if (!isUtf8) throw unreadable('encoding');
  let value: unknown;
  try {
    value = JSON.parse(row === 1 ? text.replace(/^\ufeff/, '') : text);
  } catch {
    throw unreadable('json');
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.')).filter((path) => path !== '');
    throw fields.length === 0 ? unreadable('object') : unreadable('fields', fields.join(', '));
  }
  // Of other numbers nobody knows whether they are still what the file says.
  if (typeof parsed.data.id === 'number' && !Number.isSafeInteger(parsed.data.id)) throw unreadable('id');
  return parsed.data;
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
