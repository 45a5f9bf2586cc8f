import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const functions = namesIn('functions');

it('there are functions', () => {
  expect(functions.length).toBeGreaterThanOrEqual(6);
});

it.each([
  ['infra/functions', 'its construct'],
  ['events/triggers', 'a raw payload of its trigger'],
  ['test/functions', 'its tests'],
])('every function has in %s %s, and nothing else is there', (folder) => {
  expect(namesIn(folder)).toEqual(functions);
});

function namesIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .map((name) => name.replace(/\.(ts|json)$/, ''))
    .sort();
}
