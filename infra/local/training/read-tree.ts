import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { LabelledText } from '#shared/training/labelled-text.ts';
import type { Mapping } from './mapping.ts';
import { TextsUnreadable } from './texts-unreadable.ts';

const treeSchema = z.record(z.string().min(1), z.string().min(1));

/** Labels of a JSON file {child: parent} as texts: a child's own words tell what belongs to it. Throws `TextsUnreadable`. */
export async function* readTree(file: string, { child, parent }: Mapping['tree']): AsyncGenerator<LabelledText> {
  for (const [label, above] of Object.entries(parsedTree(file, await readFile(file, 'utf8')))) {
    yield { text: label, labels: { [child]: label, [parent]: above } };
  }
}

function parsedTree(file: string, text: string): Record<string, string> {
  try {
    return treeSchema.parse(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    throw new TextsUnreadable({ file }, 'tree');
  }
}
