import { verify } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyFolder } from '#infra/local/verification/verify-folder.ts';
import { manifestSchema } from '#shared/domain/ratings/manifest.ts';
import { publicKeyOf } from '#shared/signatures/public-key.ts';
import { cutOff, type StartedRating, startRating } from '#test/functions/compute-rating/start-rating.ts';
import { hasOpenssl, inShell } from '#test/support/openssl.ts';

const march = { period: '2026-03' };
const published = (revision: number) => [{ revision, outcome: 'published' }];

let rating: StartedRating;
let folder = '';
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: cutOff });
  rating = await startRating();
  folder = await mkdtemp(join(tmpdir(), 'signature-'));
  for (const answered of ['05', '06', '07']) await rating.aCase({ body: 'mun-usinsk', answered });
});
beforeEach(() => {
  vi.setSystemTime(cutOff);
});
afterEach(async () => {
  for (const proxy of [rating.objects, rating.database, rating.signing]) proxy.fault = () => undefined;
  await rating.tables.empty('centre');
  await rating.storage.empty('reports-bucket');
});
afterAll(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
  await rating.stop();
});

const read = (file: string, revision = 1) => rating.read('municipal', revision, file);
const states = async () => (await rating.catalogue('municipal')).map(({ state }) => state);

/** By Node's own means, not by those of the centre. */
async function isSigned(revision = 1): Promise<boolean> {
  const [manifest, key, signature] = await Promise.all(
    ['manifest.json', 'public-key.pem', 'manifest.sig'].map((file) => read(file, revision)),
  );
  return verify('sha256', manifest ?? Buffer.of(), String(key), signature ?? Buffer.of());
}

/** A key made anew in the place of the one before. */
async function replaceKey() {
  await rm(join(rating.kms.directory, 'reports.pem'));
  rating.kms.addKey('reports');
}

describe('the signature of a report', () => {
  it('is by the key that the manifest names, over the manifest as it is archived', async () => {
    expect(await rating.run(march)).toMatchObject(published(1));
    expect(await isSigned()).toBe(true);
    const { signature } = manifestSchema.parse(JSON.parse(String(await read('manifest.json'))));
    expect(signature).toEqual({
      about: expect.stringMatching(/^Эта опись подписана ключом региона/),
      algorithm: 'ECDSA P-256 SHA-256',
      publicKeySha256: publicKeyOf(String(await read('public-key.pem'))).sha256,
      verify: 'openssl dgst -sha256 -verify public-key.pem -signature manifest.sig manifest.json',
      fingerprint: 'openssl pkey -pubin -in public-key.pem -outform DER | openssl dgst -sha256',
    });
  });

  it('is found right by verify-report, and by openssl as the manifest says', async () => {
    await rating.run(march);
    const files = (await rating.catalogue('municipal')).flatMap((entry) => entry['files'] as string[]);
    for (const file of files) await writeFile(join(folder, file), await read(file));
    const { signature } = manifestSchema.parse(JSON.parse(String(await read('manifest.json'))));
    const found = signature.publicKeySha256;
    expect(await verifyFolder(folder)).toMatchObject({ matches: true, signature: { kind: 'valid', found } });
    if (!hasOpenssl()) return;
    expect(inShell(signature.verify, folder)).toEqual({ status: 0, text: 'Verified OK' });
    expect(inShell(signature.fingerprint, folder).text).toMatch(new RegExp(`= ${found}$`));
    await writeFile(join(folder, 'manifest.json'), `${await read('manifest.json')} `);
    expect(inShell(signature.verify, folder)).toMatchObject({ status: 1 });
  });
});

describe('a run that dies', () => {
  it('before the signature is archived leaves the report unpublished, and the next one signs it', async () => {
    const down = { status: 500, body: '<Error><Code>InternalError</Code></Error>', type: 'application/xml' };
    rating.objects.fault = ({ operation, path }) =>
      operation === 'PUT' && path.endsWith('/manifest.sig') ? down : undefined;
    await expect(rating.run(march)).rejects.toThrow();
    expect(await states()).toEqual(['reserved']);
    const manifest = await read('manifest.json');
    rating.objects.fault = () => undefined;
    expect(await rating.run(march)).toMatchObject(published(1));
    expect(await read('manifest.json')).toEqual(manifest);
    expect(await isSigned()).toBe(true);
  });

  it('after that leaves a signature that stays as it is', async () => {
    rating.database.fault = ({ operation, body }) =>
      operation === 'UpdateItem' && body.includes('reports#')
        ? { status: 400, body: '{"__type":"AccessDeniedException"}' }
        : undefined;
    await expect(rating.run(march)).rejects.toThrow();
    const before = await read('manifest.sig');
    rating.database.fault = () => undefined;
    expect(await rating.run(march)).toMatchObject(published(1));
    expect(await read('manifest.sig')).toEqual(before);
    expect(await isSigned()).toBe(true);
  });

  it('before another key took over is not completed: the next revision is by the new key', async () => {
    rating.signing.fault = ({ operation }) =>
      operation === 'Sign' ? { status: 400, body: '{"__type":"AccessDeniedException","message":"denied"}' } : undefined;
    await expect(rating.run(march)).rejects.toThrow('AccessDeniedException');
    expect(await rating.keys()).not.toContain('reports/rating/municipal/2026-03/r1/manifest.sig');
    rating.signing.fault = () => undefined;
    await replaceKey();
    expect(await rating.run(march)).toMatchObject(published(2));
    expect(await states()).toEqual(['reserved', 'published']);
    expect(await isSigned(2)).toBe(true);
  });
});

it('several runs at once leave one signature, and it is right', async () => {
  const runs = await Promise.all(Array.from({ length: 4 }, () => rating.run(march)));
  for (const run of runs) expect(run).toMatchObject([{ revision: 1 }]);
  expect(await isSigned()).toBe(true);
});

it('a new key makes no new revision of what is published', async () => {
  await rating.run(march);
  await replaceKey();
  expect(await rating.run(march)).toMatchObject([{ revision: 1, outcome: 'unchanged' }]);
  expect(await isSigned()).toBe(true);
});

it.each([
  ['no signature', Buffer.from('signed')],
  ['nothing', Buffer.of()],
  // Of another manifest, by whatever key.
  ['a signature of something else', Buffer.from(`3006020101020101`, 'hex')],
])(
  '%s in the place of the signature is refused and stays; the next run takes the next revision',
  async (_, foreign) => {
    const key = 'reports/rating/municipal/2026-03/r1/manifest.sig';
    await rating.storage.write('reports-bucket', key, foreign);
    await expect(rating.run(march)).rejects.toThrow('RCC_REPORT_OVERWRITE_REFUSED manifest.sig');
    expect(await rating.run(march)).toMatchObject(published(2));
    expect(await read('manifest.sig')).toEqual(foreign);
    expect(await isSigned(2)).toBe(true);
  },
);
