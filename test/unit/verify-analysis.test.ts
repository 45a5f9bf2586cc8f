import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verdictText } from '#infra/local/verification/verdict-text.ts';
import { verifyFolder } from '#infra/local/verification/verify-folder.ts';
import { jsonFile } from '#shared/domain/ratings/report.ts';
import { rememberedAnalysis } from '#shared/domain/satisfaction/report.ts';
import { anAnalysis, someJudgedCycles } from '#test/support/an-analysis.ts';
import { aSigningKey, signedReport } from '#test/support/signed-report.ts';

const key = aSigningKey();
let root = '';
let made = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'verify-analysis-'));
});
afterAll(() => rm(root, { recursive: true }));

/** A downloaded report, with a change to one of its files that its manifest knows of. */
async function aFolder(file = '', change: (text: string) => string = (text) => text) {
  made += 1;
  const folder = join(root, String(made));
  await mkdir(folder);
  const september = anAnalysis(someJudgedCycles(150), { period: '2026-09' });
  const history = { periods: [rememberedAnalysis(september.snapshot)] };
  const { head, files } = anAnalysis(someJudgedCycles(), { history });
  const changed = new Map(files);
  const bytes = changed.get(file);
  if (bytes) changed.set(file, Buffer.from(change(Buffer.from(bytes).toString())));
  for (const [name, content] of signedReport(head, changed, key)) await writeFile(join(folder, name), content);
  return folder;
}

it('a sound analysis is made again from its facts, to the byte', async () => {
  const folder = await aFolder();
  const verdict = await verifyFolder(folder);
  expect(verdict).toMatchObject({
    matches: true,
    head: { kind: 'satisfaction', period: '2026-10' },
    facts: { count: 260 },
  });
  expect(verdictText(folder, verdict)).toContain('satisfaction, 2026-10, редакция 1');
});

it.each([
  ['a better mean', 'snapshot.json', (text: string) => text.replace(/"mean": [\d.]+/, '"mean": 4.9'), 'value'],
  ['a nicer picture', 'satisfied.svg', (text: string) => text.replace('%', '% '), 'bytes'],
  ['a nicer table', 'satisfaction.csv', (text: string) => `${text};`, 'bytes'],
  ['a method without small numbers', 'method.json', (text: string) => text.replace('10', '1'), 'value'],
])('%s is found, though the manifest is signed for it', async (_, file, change, kind) => {
  const verdict = await verifyFolder(await aFolder(file, change));
  expect(verdict).toMatchObject({ matches: false, difference: { kind } });
});

it('a file that only the report of a rating has is not missed, its own is', async () => {
  const folder = await aFolder();
  await rm(join(folder, 'names.json'));
  expect(await verifyFolder(folder)).toMatchObject({ difference: { kind: 'file-missing', file: 'names.json' } });
});

it('a manifest of no kind that can be recomputed names the field', async () => {
  const folder = await aFolder();
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  await writeFile(
    join(folder, 'manifest.json'),
    jsonFile({ ...manifest, report: { ...manifest.report, kind: 'other' } }),
  );
  expect(await verifyFolder(folder)).toMatchObject({ difference: { kind: 'unreadable', where: 'report.kind' } });
});
