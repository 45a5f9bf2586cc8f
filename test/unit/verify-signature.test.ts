import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSignature } from '#infra/local/verification/check-signature.ts';
import { verdictText } from '#infra/local/verification/verdict-text.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import { aSigningKey, signedReport, type TestKey } from '#test/support/signed-report.ts';

const { manifest, publicKey, signature } = fileNames;
const key = aSigningKey();
const other = aSigningKey();
const wrong = { kind: 'wrong', found: key.sha256 };
const unreadable = { kind: 'key-unreadable', file: publicKey };

let root = '';
let made = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'verify-signature-'));
});
afterAll(() => rm(root, { recursive: true }));

type Files = Map<string, Uint8Array>;

function files(signer: TestKey): Files {
  const versions = { directory: 'd', calendar: 'c', policies: 'p', classifier: 'k' };
  const head = { kind: 'rating', league: 'municipal', period: '2026-09', revision: 1, versions } as const;
  return signedReport(head, new Map([[fileNames.snapshot, Buffer.from('{}')]]), signer);
}

/** A folder with a signed manifest, and a change to it. */
async function aFolder(change: (all: Files) => unknown = () => {}, signer = key) {
  made += 1;
  const folder = join(root, String(made));
  await mkdir(folder);
  const all = files(signer);
  change(all);
  for (const [name, bytes] of all) await writeFile(join(folder, name), bytes);
  return folder;
}

const pem = (text: string) => (all: Files) => all.set(publicKey, Buffer.from(text));
const sig = (bytes: string | Uint8Array) => (all: Files) => all.set(signature, Buffer.from(bytes));

describe('the signature of a manifest', () => {
  it.each<[string, (all: Files) => unknown, object, string]>([
    ['is valid', () => {}, { kind: 'valid', found: key.sha256 }, `Подпись верна. Отпечаток ключа: ${key.sha256}`],
    ['is missing', (all) => all.delete(signature), { kind: 'missing', file: signature }, 'нет файла manifest.sig'],
    ['has no key', (all) => all.delete(publicKey), { kind: 'missing', file: publicKey }, 'нет файла public-key.pem'],
    ['has no manifest', (all) => all.delete(manifest), { kind: 'missing', file: manifest }, 'нет файла manifest.json'],
    ['is of other bytes', sig(key.sign(Buffer.from('else'))), wrong, 'Подпись неверна'],
    ['is by another key', (all) => sig(other.sign(all.get(manifest) ?? Buffer.of()))(all), wrong, 'Подпись неверна'],
    ['is no DER', sig('signed'), wrong, 'Подпись неверна'],
    ['is empty', sig(''), wrong, 'Подпись неверна'],
    ['is of no manifest', (all) => all.set(manifest, Buffer.from('{')), wrong, 'Подпись неверна'],
    [
      'lies beside another key',
      pem(other.pem),
      { kind: 'key-differs', listed: key.sha256, found: other.sha256 },
      'Ключ не тот',
    ],
    ['lies beside a key with a line too many', pem(`${key.pem}\n`), unreadable, 'не тот ключ'],
    ['lies beside no key', pem('key'), unreadable, 'не тот ключ'],
    ['lies beside a key on another curve', pem(onCurve('P-384')), unreadable, 'не тот ключ'],
  ])('%s', async (_name, change, finding, text) => {
    const folder = await aFolder(change);
    const found = await checkSignature(folder);
    expect(found).toEqual(finding);
    expect(verdictText(folder, { matches: false, signature: found })).toContain(text);
  });
});

describe('the key that the reader has from elsewhere', () => {
  it('is the one', async () => {
    expect(await checkSignature(await aFolder(), key)).toEqual({ kind: 'valid-for-key', found: key.sha256 });
  });

  it('is another: the report is signed anew, in itself without fault', async () => {
    const folder = await aFolder(() => {}, other);
    expect(await checkSignature(folder)).toEqual({ kind: 'valid', found: other.sha256 });
    const found = await checkSignature(folder, key);
    expect(found).toEqual({ kind: 'key-foreign', given: key.sha256, found: other.sha256 });
    expect(verdictText(folder, { matches: false, signature: found })).toContain('другим ключом');
  });
});

function onCurve(namedCurve: string): string {
  return generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
