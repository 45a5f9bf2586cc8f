import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from '#infra/constructs/bundling/bundle.ts';
import { codeOf, functionNames } from '#test/support/bundles.ts';
import { loadedAtStart, metafileSchema } from '#test/support/metafile.ts';
import { synthesized } from '#test/support/synthesized.ts';

const kibibyte = 1024;
const mostLater = new Map([
  ['fold-rating', 1900],
  ['mail-notices', 400],
  ['deliver-message', 400],
]);

describe.each(functionNames())('the bundle of %s', (name) => {
  const directory = codeOf(name);
  const isCode = (file: string) => file.endsWith('.mjs');
  const code = readdirSync(directory).filter(isCode);
  const text = code.map((file) => readFileSync(join(directory, file), 'utf8')).join('\n');
  const { outputs } = metafileSchema.parse(
    JSON.parse(readFileSync(join(synthesized(), 'bundles', name, 'metafile.json'), 'utf8')),
  );
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));

  const atStart = loadedAtStart(outputs);
  const sizeOf = (paths: readonly string[]) => paths.reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);

  it('is small at its start', () => {
    expect(sizeOf([...atStart])).toBeGreaterThan(0);
    expect(sizeOf([...atStart])).toBeLessThanOrEqual((name === 'receive-events' ? 420 : 700) * kibibyte);
  });

  it('loads no more than the maker of PDFs and its fonts later, or what sends mails', () => {
    const later = Object.keys(outputs).filter((path) => path.endsWith('.mjs') && !atStart.has(path));
    expect(sizeOf(later)).toBeLessThanOrEqual((mostLater.get(name) ?? 100) * kibibyte);
  });

  it('imports nothing from outside, not even from Node: an ESM import of node:http alone costs 20 ms', () => {
    const external = Object.values(outputs).flatMap(({ imports }) => imports.filter((entry) => entry.external));
    expect(external).toEqual([]);
    expect(text).not.toMatch(/(?:from|import)\s*\(?["'](?:node:)?https?["']/);
  });

  it('ships no source map, and of other files the texts’ model alone, where texts are read', () => {
    const others = readdirSync(directory).filter((file) => !isCode(file));
    expect(others).toEqual(name === 'record-event' ? ['texts.model'] : []);
    for (const file of others) expect(statSync(join(directory, file)).size).toBeLessThanOrEqual(6 * 1024 * kibibyte);
    expect(text).not.toContain('sourceMappingURL');
    expect(readdirSync(join(synthesized(), 'bundles', name, 'maps'))).toContain('index.mjs.map');
  });

  it('needs no require, and knows no path of the machine it was made on', () => {
    expect(text).not.toContain('Dynamic require of');
    expect(text).not.toContain(process.cwd());
  });

  it('holds no locale of zod but its default: `import { z }` would bring all of them', () => {
    expect(inputs.filter((path) => /zod\/v4\/locales\/(?!en\.js)/.test(path))).toEqual([]);
  });

  it('takes ESM builds of packages', () => {
    expect(inputs.filter((path) => path.includes('/dist-cjs/'))).toEqual([]);
  });
});

it('is the same, byte for byte, wherever it is made', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'bundle-'));
  expect(digests(bundle('receive-events', elsewhere))).toEqual(digests(codeOf('receive-events')));
  rmSync(elsewhere, { recursive: true });
});

function digests(directory: string): string[][] {
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(directory, file)))
      .digest('hex');
  return readdirSync(directory).map((file) => [file, digest(file)]);
}
