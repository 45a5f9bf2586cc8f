import { randomBytes } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SourceSecrets, sourceSecrets } from '#shared/channels/source-secrets.ts';
import { type Emulator, startHttp } from '#test/support/emulators.ts';

const key = randomBytes(32);
const text = key.toString('base64');
let answer: { status: number; body: string };
let asked: string[];
let now: number;
let vault: Emulator;
let secrets: SourceSecrets;

beforeEach(async () => {
  now = 0;
  asked = [];
  keep({ signing: text });
  vault = await startHttp((body) => {
    asked.push(JSON.parse(body).SecretId);
    return answer;
  });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SecretsManagerClient({
    region: 'eu-central-1',
    endpoint: vault.endpoint,
    credentials,
    maxAttempts: 1,
  });
  secrets = sourceSecrets(client, 'centre/', () => now);
});
afterEach(() => vault.stop());

function keep(secret: unknown) {
  answer = { status: 200, body: JSON.stringify({ SecretString: JSON.stringify(secret) }) };
}

function fail(type: string) {
  answer = { status: 400, body: JSON.stringify({ __type: type }) };
}

it.each([
  ['one key', text, [key]],
  ['one key with its prefix', `whsec_${text}`, [key]],
  ['several keys', [text, `whsec_${text}`], [key, key]],
])('reads %s', async (_, signing, expected) => {
  keep({ signing, replyUrl: 'https://portal.example/r' });
  expect(await secrets.find('portal')).toEqual({ signing: expected, replyUrl: 'https://portal.example/r' });
  expect(asked).toEqual(['centre/portal']);
});

it.each([
  ['no key', {}],
  ['an empty key', { signing: '' }],
  ['an empty list', { signing: [] }],
  ['a short key', { signing: randomBytes(23).toString('base64') }],
  ['one short key of two', { signing: [text, 'AAAA'] }],
  ['a key that is not base64', { signing: 'ключ'.repeat(10) }],
  ['no address', { signing: text, replyUrl: 'portal' }],
])('refuses a secret with %s, without a word of it', async (_, secret) => {
  keep(secret);
  await expect(secrets.find('portal')).rejects.toThrow(/^RCC_SOURCE_SECRET_UNREADABLE$/);
});

it('asks again after five minutes, so that a changed key is known', async () => {
  await secrets.find('portal');
  now = 299_999;
  await secrets.find('portal');
  expect(asked).toHaveLength(1);
  now = 300_000;
  keep({ signing: randomBytes(24).toString('base64') });
  expect((await secrets.find('portal'))?.signing[0]).toHaveLength(24);
});

it.each(['ResourceNotFoundException', 'InvalidRequestException'])(
  'does not know a source without a secret, and asks again after half a minute: %s',
  async (type) => {
    fail(type);
    expect(await secrets.find('portal')).toBeUndefined();
    now = 29_999;
    expect(await secrets.find('portal')).toBeUndefined();
    expect(asked).toHaveLength(1);
    now = 30_000;
    keep({ signing: text });
    expect(await secrets.find('portal')).toBeDefined();
  },
);

it('remembers no failure', async () => {
  fail('AccessDeniedException');
  await expect(secrets.find('portal')).rejects.toThrow();
  keep({ signing: text });
  expect(await secrets.find('portal')).toBeDefined();
});

it.each(['', '.', '..', 'a/b', '../portal', 'портал', 'a'.repeat(65), 'a b', 'a*'])(
  'asks for no name that is none: %j',
  async (source) => {
    expect(await secrets.find(source)).toBeUndefined();
    expect(asked).toEqual([]);
  },
);
