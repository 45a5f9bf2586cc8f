import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readModel } from '#shared/domain/classification/model-file.ts';
import type { TextModel } from '#shared/domain/classification/text-model.ts';
import { fill } from '#shared/web/wording.ts';
import { errorCode } from '../error-code.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** The model that the region ships with the product. */
export const shippedModel = join(import.meta.dirname, '../../../shared/region/komi/texts.model');

/** A file that holds no model; the message says which and what to do. */
export class ModelUnreadable extends Error {
  override readonly name = 'ModelUnreadable';
}

/** Reads a model's file. Throws `ModelUnreadable`. */
export async function loadModel(file: string): Promise<TextModel> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const reason = errorCode(error);
    throw new ModelUnreadable(fill(texts.model.file, { file, reason }));
  });
  try {
    return readModel(bytes);
  } catch {
    throw new ModelUnreadable(fill(texts.model.content, { file }));
  }
}
