import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channelsSetting } from '#shared/channels/channel-settings.ts';
import { citizenChannels } from '#shared/channels/citizen-channels.ts';
import { type Emulator, startSecrets } from '#test/support/emulators.ts';
import { type SmtpInbox, startSmtpInbox } from '#test/support/smtp-inbox.ts';
import { startService } from '#test/support/start-service.ts';
import { message } from './sent-by.ts';

const ways = ['vk', 'telegram', 'max', 'sms', 'email'] as const;
const secrets: Record<string, string> = {};
let vault: Emulator;
let client: SecretsManagerClient;
let service: Awaited<ReturnType<typeof startService>>;
let inbox: SmtpInbox;
beforeAll(async () => {
  [vault, service, inbox] = await Promise.all([startSecrets(secrets), startService(), startSmtpInbox()]);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SecretsManagerClient({ endpoint: vault.endpoint, region: 'eu-central-1', credentials });
});
afterAll(async () => {
  client.destroy();
  await Promise.all([vault, service, inbox].map((one) => one.stop()));
});
beforeEach(() => {
  for (const way of ways) secrets[way] = JSON.stringify({ apiUrl: '', token: '' });
  secrets['email'] = JSON.stringify({ smtpUrl: '' });
  service.received.length = 0;
});

const settings = channelsSetting.parse(
  JSON.stringify({
    vk: { secret: 'vk' },
    telegram: { secret: 'telegram' },
    max: { secret: 'max', perSecond: 5 },
    sms: { secret: 'sms', provider: 'smsc' },
    email: { through: 'email', from: 'centre@cur.example' },
  }),
);

describe('the channels of a stage', () => {
  it('are none while nobody has entered a secret, and open soon after somebody has', async () => {
    let now = 0;
    const channels = citizenChannels(client, settings, () => now);
    for (const way of ways) expect(await channels.of(way)).toBeUndefined();
    for (const way of ways) secrets[way] = JSON.stringify({ apiUrl: `${service.endpoint}/${way}/`, token: 'KEY' });
    secrets['email'] = JSON.stringify({ smtpUrl: inbox.url });
    for (const way of ways) expect(await channels.of(way)).toBeUndefined();
    now = 30_000;
    service.answer = { status: 200, json: { response: 1, ok: true, id: 1 } };
    for (const way of ways) {
      const channel = await channels.of(way);
      expect(await channel?.send({ ...message, to: way === 'email' ? 'a@mail.example' : '1' })).toBe('sent');
    }
    expect(service.received.map(({ url }) => url.split('?')[0])).toEqual([
      '/vk/method/messages.send',
      '/telegram/botKEY/sendMessage',
      '/max/messages',
      '/sms/rest/send/',
    ]);
    expect(inbox.received).toHaveLength(1);
    secrets['vk'] = 'changed';
    expect(await channels.of('vk')).toBe(await channels.of('vk'));
    now += 300_000;
    await expect(channels.of('vk')).rejects.toThrow(/^RCC_CHANNEL_SECRET_UNREADABLE$/);
  });

  it('are only those that it has', async () => {
    const none = citizenChannels(client, channelsSetting.parse('{}'));
    for (const way of ways) expect(await none.of(way)).toBeUndefined();
  });

  it.each([
    'no JSON',
    '5',
    '{"vk":{}}',
    '{"vk":{"secret":"vk","perSecond":0}}',
    '{"sms":{"secret":"sms","provider":"pigeon"}}',
    '{"email":{"through":"ses","from":"centre"}}',
  ])('are refused at the start when they read %s', (text) => {
    expect(channelsSetting.safeParse(text).success).toBe(false);
  });

  it.each(['{}', '{"token":"with space"}', '{"token":"KEY","apiUrl":"pigeon://post"}', 'text'])(
    'with the secret %s cannot be told',
    async (secret) => {
      secrets['telegram'] = secret;
      const error = await citizenChannels(client, settings)
        .of('telegram')
        .catch((thrown: unknown) => thrown);
      expect(String(error)).toBe('Error: RCC_CHANNEL_SECRET_UNREADABLE');
    },
  );
});
