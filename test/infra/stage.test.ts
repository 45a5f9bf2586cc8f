import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadStage, stageSettingsSchema } from '#infra/stage.ts';
import { synthesize } from '#test/support/synthesized.ts';

const { name, prefix, ...settings } = loadStage('demo');

const staff = {
  issuer: 'https://id.example/realms/region',
  audience: 'centre',
  jwksUrl: 'https://id.example/realms/region/keys',
  claims: { role: 'role', body: 'body', sectors: 'sectors' },
};

describe('a stage', () => {
  it('names its resources', () => {
    expect({ name, prefix }).toEqual({ name: 'demo', prefix: 'rcc-demo' });
  });

  it.each(['production', '../demo', 'Demo', ''])('%o is refused with the names of those there are', (unknown) => {
    expect(() => loadStage(unknown)).toThrow(`there is no stage "${unknown}"; infra/stages has: demo`);
  });

  it.each([
    ['a misspelt key', { throtling: {} }, /throtling/],
    ['a prefix without its slash', { sourceSecretPrefix: 'rcc/sources' }, /sourceSecretPrefix/],
    ['a term CloudWatch does not know', { logRetentionDays: 100 }, /logRetentionDays/],
    ['a single poller, which SQS refuses', { concurrency: { recordEvent: 1, deliverMessage: 5 } }, /recordEvent/],
    ['less retention than ratings ask for', { reportRetentionYears: 4 }, /reportRetentionYears/],
    ['an issuer that does not speak TLS', { staff: { ...staff, issuer: 'http://id.example' } }, /issuer/],
    ['keys that do not come over TLS', { staff: { ...staff, jwksUrl: 'http://id.example/keys' } }, /jwksUrl/],
    ['an issuer whose claims are not named', { staff: { ...staff, claims: { role: 'role' } } }, /sectors/],
    ['mails by pigeon', { mail: { transport: 'pigeon', from: 'centre@region.example' } }, /transport/],
    ['mails from nowhere', { mail: { transport: 'ses', from: 'centre' } }, /from/],
    ['a channel that nobody has an adapter for', { channels: { pigeon: {} } }, /pigeon/],
    ['SMS by nobody', { channels: { sms: { sender: 'CUR' } } }, /provider/],
    [
      'a sender that no operator takes',
      { channels: { sms: { provider: 'smsc', sender: 'CENTRE-OF-KOMI' } } },
      /sender/,
    ],
    ['an address that is none', { alarmEmails: ['duty'] }, /alarmEmails/],
  ])('with %s is refused by name', (_, change, named) => {
    const parsed = stageSettingsSchema.safeParse({ ...settings, ...change });
    expect(parsed.error?.message).toMatch(named);
  });

  it('that does not exist stops the synthesis', () => {
    const directory = mkdtempSync(join(tmpdir(), 'stage-'));
    expect(() => synthesize(directory, { stage: 'nowhere' })).toThrow('there is no stage "nowhere"');
    rmSync(directory, { recursive: true });
  });
});
