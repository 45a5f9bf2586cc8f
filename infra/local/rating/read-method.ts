import { readFile } from 'node:fs/promises';
import type * as z from 'zod';
import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { methodSchema, type RatingMethod } from '#shared/domain/ratings/method.ts';
import { fill } from '#shared/web/wording.ts';
import { errorCode } from '../error-code.ts';
import { methodErrors } from './method-errors.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** A file that holds no method; the message says for people what to mend. */
export class MethodWrong extends Error {
  override readonly name = 'MethodWrong';
}

/** Reads the method to try. Throws `MethodWrong`. */
export async function readMethod(file: string): Promise<RatingMethod> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = errorCode(error);
    throw new MethodWrong(fill(texts.method.unreadable, { file, reason }));
  });
  const value = parsedJson(content, file);
  const parsed = methodSchema.safeParse(value);
  if (!parsed.success) throw new MethodWrong(wrongFields(file, parsed.error, value));
  if (!isZone(parsed.data.timeZone))
    throw new MethodWrong(fill(texts.method.zone, { file, zone: parsed.data.timeZone }));
  return parsed.data;
}

function parsedJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    const [, line, column] = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
    const text = line && column ? fill(texts.method.jsonAt, { file, line, column }) : fill(texts.method.json, { file });
    throw new MethodWrong(text);
  }
}

function wrongFields(file: string, error: z.ZodError, value: unknown): string {
  const lines = methodErrors(error, value).map((each) => `  ${fill(texts.method.field, each)}`);
  return [fill(texts.method.wrong, { file, count: lines.length }), ...lines].join('\n');
}

/** The platform says only when it is asked for an instant. */
function isZone(name: string): boolean {
  try {
    return Number.isFinite(timeZone(name).startOf(0));
  } catch {
    return false;
  }
}
