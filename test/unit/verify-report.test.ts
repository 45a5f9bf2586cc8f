import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findReports } from '#infra/local/verification/find-reports.ts';
import { verdictText } from '#infra/local/verification/verdict-text.ts';
import { verifyFolder } from '#infra/local/verification/verify-folder.ts';
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import type { Manifest } from '#shared/domain/ratings/manifest.ts';
import { fileNames, jsonFile } from '#shared/domain/ratings/report.ts';
import { aReport, sha256 } from '#test/support/a-report.ts';
import { method as sample } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';
import { aSigningKey, signedReport } from '#test/support/signed-report.ts';

const bodies = ['mun-inta', 'mun-usinsk', 'mun-sosnogorsk'];
const facts = Array.from({ length: 12 }, (_, index): RatingFact => {
  const answeredAt = index % 4 === 3 ? undefined : moscow(`2026-09-${String(10 + index)}T12:00`);
  return {
    appealId: `7K2M04QX9Z${String(index).padStart(2, '0')}`,
    cycle: 1,
    source: 'komi-demo',
    sector: 'housing',
    category: 'roof',
    municipality: 'inta',
    channel: 'portal',
    policy: 'message-portal',
    clockStart: moscow('2026-09-01'),
    dueAt: moscow('2026-09-18T12:00'),
    firstAnswerAt: answeredAt,
    answeredAt,
    body: bodies[index % 2],
    returnedAt: undefined,
    satisfied: answeredAt === undefined ? undefined : index % 3 !== 0,
  };
});

const versions = { directory: 'd1', calendar: 'c1', policies: 'p1', classifier: 'none' };
const league = 'municipal';
const head = { kind: 'rating', league, period: '2026-09', revision: 1, versions } as const;
const key = aSigningKey();
const municipal = await aReport({
  head,
  facts,
  bodies: { version: 'd1', league, bodies: bodies.map((body) => ({ body, name: `Администрация ${body}` })) },
});

let root = '';
let made = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'verify-report-'));
});
afterAll(() => rm(root, { recursive: true }));

/** A folder with a sound report, and a change to it. */
async function aFolder(change: (folder: string) => Promise<void> = async () => {}) {
  made += 1;
  const folder = join(root, String(made));
  await mkdir(folder);
  for (const [name, bytes] of signedReport(head, municipal.files, key)) await writeFile(join(folder, name), bytes);
  await change(folder);
  return folder;
}

/** Rewrites a JSON file; with `listed`, the manifest tells the new digest, as a forger would. */
async function edit(folder: string, file: string, change: (text: string) => string, listed = false) {
  const bytes = Buffer.from(change(await readFile(join(folder, file), 'utf8')));
  await writeFile(join(folder, file), bytes);
  if (listed) await list(folder, file, bytes);
}

async function list(folder: string, file: string, bytes: Uint8Array) {
  await writeFile(join(folder, file), bytes);
  const manifest = JSON.parse(await readFile(join(folder, fileNames.manifest), 'utf8')) as Manifest;
  const files = manifest.files.map((one) =>
    one.name === file ? { name: file, bytes: bytes.length, sha256: sha256(bytes) } : one,
  );
  await writeFile(join(folder, fileNames.manifest), jsonFile({ ...manifest, files }));
}

describe('a sound report', () => {
  it('matches to the byte, with digests', async () => {
    const folder = await aFolder();
    const verdict = await verifyFolder(folder);
    expect(verdict).toMatchObject({ matches: true, facts: { count: 12, sha256: municipal.snapshot.facts.sha256 } });
    expect(verdictText(folder, verdict)).toContain('совпадает до байта');
    expect(verdictText(folder, verdict)).toContain(sha256(municipal.files.get(fileNames.snapshot) ?? ''));
  });

  it('is found below the folder, with the others', async () => {
    const all = join(root, 'all');
    await mkdir(all);
    const places = ['municipal/2026-08/r1', 'municipal/2026-09/r1', 'municipal/2026-09/r2'];
    const folder = await aFolder();
    for (const place of places) await cp(folder, join(all, place), { recursive: true });
    await writeFile(join(all, 'replay-refused.ndjson'), '');
    expect(await findReports(all)).toEqual(places.map((place) => join(all, place)));
    expect(await findReports(folder)).toEqual([folder]);
  });
});

describe('the first difference', () => {
  it.each([...municipal.files.keys(), fileNames.manifest])('%s is missing', async (file) => {
    const folder = await aFolder((each) => rm(join(each, file)));
    expect(await verifyFolder(folder)).toMatchObject({ matches: false, difference: { kind: 'file-missing', file } });
  });

  it('a file too many', async () => {
    const folder = await aFolder((each) => writeFile(join(each, 'notes.txt'), ''));
    const difference = { kind: 'file-extra', file: 'notes.txt' };
    expect(await verifyFolder(folder)).toMatchObject({ matches: false, difference });
  });

  it('a changed value: the digest, the path and both values', async () => {
    const shown = municipal.snapshot.table[1]?.shownScore;
    const folder = await aFolder((each) =>
      edit(each, fileNames.snapshot, (text) => text.replace(`"shownScore": "${shown}"`, '"shownScore": "99.99"')),
    );
    const verdict = await verifyFolder(folder);
    expect(verdict).toMatchObject({
      difference: {
        kind: 'digest',
        file: fileNames.snapshot,
        inside: { kind: 'value', path: 'table[1].shownScore', archived: '99.99', recomputed: shown },
      },
    });
    expect(verdictText(folder, verdict)).toMatch(/table\[1\]\.shownScore\n\s+в архиве:\s+"99\.99"/);
  });

  it.each<[string, (text: string) => string, object]>([
    [
      'a value',
      (text) => text.replace('"place": 1,', '"place": 2,'),
      { path: 'table[0].place', archived: 2, recomputed: 1 },
    ],
    ['a field that is gone', (text) => text.replace('  "unassigned": 0,\n', ''), { path: 'unassigned', recomputed: 0 }],
    ['a field too many', (text) => text.replace('{\n', '{\n  "note": "x",\n'), { path: 'note', archived: 'x' }],
    ['a row too many', (text) => text.replace('"notRanked": [', '"notRanked": [\n    1,'), { path: 'notRanked[0]' }],
  ])('%s in a snapshot whose digest was forged', async (_name, change, expected) => {
    const folder = await aFolder((each) => edit(each, fileNames.snapshot, change, true));
    const verdict = await verifyFolder(folder);
    expect(verdict).toMatchObject({ difference: { kind: 'value', file: fileNames.snapshot, ...expected } });
  });

  it('other formatting: the byte where it begins', async () => {
    const folder = await aFolder((each) => edit(each, fileNames.snapshot, (text) => text.trimEnd(), true));
    const offset = (municipal.files.get(fileNames.snapshot)?.length ?? 0) - 1;
    const difference = { kind: 'bytes', file: fileNames.snapshot, offset };
    expect(await verifyFolder(folder)).toMatchObject({ matches: false, difference });
  });

  it.each<[string, string, Uint8Array, string]>([
    ['facts that are not compressed', fileNames.facts, Buffer.from('facts'), 'incorrect header check'],
    ['facts of which a line is wrong', fileNames.facts, gzipSync('{}\n'), 'facts file, line 1: appealId, cycle'],
    ['a method without weights', fileNames.method, jsonFile({ ...sample, weights: {} }), 'weights.timeliness'],
    ['bodies that are no JSON', fileNames.bodies, Buffer.from('{'), 'JSON'],
  ])('%s, the digest forged', async (_name, file, bytes, where) => {
    const folder = await aFolder((each) => list(each, file, bytes));
    const verdict = await verifyFolder(folder);
    expect(verdict).toMatchObject({ difference: { kind: 'unreadable', file, where: expect.stringContaining(where) } });
  });

  it('facts and their digest forged: the digest that the snapshot tells', async () => {
    const one = gzipSync('');
    const folder = await aFolder((each) => list(each, fileNames.facts, one));
    expect(await verifyFolder(folder)).toMatchObject({
      difference: { kind: 'value', file: fileNames.snapshot, path: 'facts.count', archived: 12, recomputed: 0 },
    });
  });
});

describe('the signature', () => {
  it('is told of beside a difference: what the region signed was damaged afterwards', async () => {
    const folder = await aFolder((each) => edit(each, fileNames.method, (text) => `${text} `));
    const verdict = await verifyFolder(folder);
    expect(verdict).toMatchObject({ difference: { kind: 'size' }, signature: { kind: 'valid' } });
    expect(verdictText(folder, verdict)).toMatch(/Размер файла method\.json[\s\S]*Подпись верна/);
  });

  it('is wrong when all else is right: contents and manifest were made anew', async () => {
    const forger = { ...key, sign: () => key.sign(Buffer.from('another manifest')) };
    const folder = await aFolder(async (each) => {
      for (const [name, bytes] of signedReport(head, municipal.files, forger)) await writeFile(join(each, name), bytes);
    });
    const verdict = await verifyFolder(folder);
    expect(verdict).toEqual({ matches: false, signature: { kind: 'wrong', found: key.sha256 } });
    expect(verdictText(folder, verdict)).toMatch(/НЕ ПРОШЁЛ ПРОВЕРКУ[\s\S]*совпадает до байта[\s\S]*Подпись неверна/);
  });
});

describe('a flipped byte', () => {
  /** Small, and what holds the rest together. */
  const after: string[] = [fileNames.manifest, fileNames.publicKey, fileNames.signature];

  it.each(Object.values(fileNames))('of %s never goes unnoticed', { timeout: 120_000 }, async (file) => {
    const folder = await aFolder();
    const sound = await readFile(join(folder, file));
    const chance = mersenne(63);
    const everywhere = after.includes(file);
    for (let index = 0; index < (everywhere ? sound.length : 60); index++) {
      const position = everywhere ? index : uniformInt(chance, 0, sound.length - 1);
      const flipped = Buffer.from(sound);
      flipped[position] = (flipped[position] ?? 0) ^ uniformInt(chance, 1, 255);
      await writeFile(join(folder, file), flipped);
      const verdict = await verifyFolder(folder);
      expect(verdict.matches, `byte ${position}`).toBe(false);
      expect(verdictText(folder, verdict)).toContain('НЕ ПРОШЁЛ ПРОВЕРКУ');
    }
  });
});

describe('the command', () => {
  const command = join(import.meta.dirname, '../../infra/local/verify-report.ts');
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [command, ...args]).then(
      ({ stdout }) => ({ code: 0, text: stdout }),
      ({ code, stdout, stderr }) => ({ code, text: `${stdout}${stderr}` }),
    );

  async function aKeyFile(text: string) {
    made += 1;
    const file = join(root, `key-${made}.pem`);
    await writeFile(file, text);
    return file;
  }

  it.each<[string, () => Promise<string[]>, number, string]>([
    ['a sound report', async () => [await aFolder()], 0, 'Все совпадают до байта'],
    [
      'a changed one',
      async () => [await aFolder((each) => rm(join(each, fileNames.bodies)))],
      1,
      'Нет файла bodies.json',
    ],
    ['the key of the reader', async () => [await aFolder(), '--key', await aKeyFile(key.pem)], 0, 'тот самый'],
    ['another key', async () => [await aFolder(), '--key', await aKeyFile(aSigningKey().pem)], 1, 'другим ключом'],
    ['a file without a key', async () => [await aFolder(), '--key', await aKeyFile('key')], 2, 'нет открытого ключа'],
    ['no report', async () => [await mkdtemp(join(root, 'empty-'))], 1, 'нет ни одного отчёта'],
    ['no folder', async () => [join(root, 'absent')], 2, 'не читается'],
    ['no argument', async () => [], 2, 'Укажите'],
    ['an unknown option', async () => ['--fast'], 2, 'Укажите'],
    ['help', async () => ['--help'], 0, 'Код возврата'],
  ])('%s', async (_name, args, code, text) => {
    const result = await run(...(await args()));
    expect(result.text).toContain(text);
    expect(result.text).not.toContain('    at ');
    expect(result.code).toBe(code);
  });
});
