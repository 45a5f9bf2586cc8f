import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { LabelledText } from '#shared/training/labelled-text.ts';
import type { Mapping } from './mapping.ts';
import { TextsUnreadable } from './texts-unreadable.ts';

const treeSchema = z.record(z.string().min(1), z.string().min(1));

/** Labels of a JSON file {child: parent} as texts: a child's own words tell what belongs to it. Throws `TextsUnreadable`. */
export async function* readTree(file: string, { child, parent }: Mapping['tree']): AsyncGenerator<LabelledText> {
  for (const [label, above] of Object.entries(parsedTree(file, await readFile(file)))) {
    yield { text: label, labels: { [child]: label, [parent]: above } };
  }
}

function parsedTree(file: string, bytes: Buffer): Record<string, string> {
  if (!isUtf8(bytes)) throw new TextsUnreadable({ file }, 'encoding');
  try {
    return treeSchema.parse(JSON.parse(bytes.toString().replace(/^\ufeff/, '')));
  } catch {
    throw new TextsUnreadable({ file }, 'tree');
  }
}
