import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelsSetting } from '#shared/channels/channel-settings.ts';
import { DeliveryFailed } from '#shared/channels/citizen-channel.ts';
import { type CitizenChannels, citizenChannels } from '#shared/channels/citizen-channels.ts';
import { type StartedCentre, sdk, startedCentre } from './fixture/started-centre.ts';

const ways = ['vk', 'telegram', 'max', 'sms', 'email'] as const;
const secret = (Name: string, value: object) => ({
  Type: 'AWS::SecretsManager::Secret',
  Properties: { Name, SecretString: JSON.stringify(value) },
});
const message = { id: 'survey-1', subject: 'Ваше обращение', text: 'Оцените ответ: http://127.0.0.1/s/AAAA' };

let centre: StartedCentre;
let vault: SecretsManagerClient;
let channels: CitizenChannels;
beforeAll(async () => {
  const bots = ['vk', 'telegram', 'max', 'sms'].map((way) => {
    return [`Channel${way}`, secret(`fix/channels/${way}`, { apiUrl: '', token: '' })] as const;
  });
  centre = await startedCentre({
    state: { ...Object.fromEntries(bots), Mail: secret('fix/smtp-server', { smtpUrl: '' }) },
  });
  vault = new SecretsManagerClient({ ...sdk, endpoint: centre.endpoints.secretsManager });
  const settings = {
    ...Object.fromEntries(bots.map(([, { Properties }]) => [Properties.Name.slice(13), { secret: Properties.Name }])),
    sms: { secret: 'fix/channels/sms', provider: 'smsc' },
    email: { through: 'fix/smtp-server', from: 'centre@cur.example' },
  };
  channels = citizenChannels(vault, channelsSetting.parse(JSON.stringify(settings)));
});
afterAll(async () => {
  vault?.destroy();
  await centre?.end();
});

async function outcome(way: (typeof ways)[number], to: string) {
  try {
    return await (await channels.of(way))?.send({ ...message, to });
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    const { reason, retryAfterMs } = error;
    return { reason, retryAfterMs };
  }
}
const listed = async () => (await (await fetch(`${centre.endpoints.outbox}.json`)).json()) as Record<string, unknown>[];

describe('a double of a channel', () => {
  it('takes what the adapter sends as the service does, with nobody entering a key, and keeps no key', async () => {
    for (const way of ways) {
      expect(await outcome(way, way === 'email' ? 'ivanova@mail.example' : '79123456789')).toBe('sent');
    }
    const messages = await listed();
    expect(messages.map(({ channel, to, body }) => ({ channel, to, body }))).toEqual(
      [...ways].reverse().map((channel) => ({
        channel,
        to: channel === 'email' ? 'ivanova@mail.example' : '79123456789',
        body: message.text,
      })),
    );
    expect(JSON.stringify(messages)).not.toContain('local');
  });

  it.each([
    ['vk', 'blocked1', { refused: 'not-permitted', isContactDead: true }],
    ['telegram', 'blocked1', { refused: 'blocked', isContactDead: true }],
    ['max', '10403', { refused: 'blocked', isContactDead: true }],
    ['sms', '+79120000403', { refused: 'wrong-number', isContactDead: true }],
    ['email', 'blocked@mail.example', { refused: 'status-550', isContactDead: true }],
    ['vk', 'flood', { reason: 'flood', retryAfterMs: undefined }],
    ['telegram', 'flood', { reason: 'status-429', retryAfterMs: 5000 }],
    ['max', '10429', { reason: 'status-429', retryAfterMs: 5000 }],
    ['sms', '+79120000429', { reason: 'too-often', retryAfterMs: 60_000 }],
    ['email', 'flood@mail.example', { reason: 'status-450', retryAfterMs: undefined }],
    ['vk', 'down', { reason: 'status-503', retryAfterMs: undefined }],
    ['sms', '+79120000503', { reason: 'status-503', retryAfterMs: undefined }],
    ['email', 'down@mail.example', { reason: 'status-451', retryAfterMs: undefined }],
  ] as const)('of %s refuses %s when it is asked to', async (way, to, expected) => {
    expect(await outcome(way, to)).toEqual(expected);
  });

  it('does not know what its service does not', async () => {
    for (const path of ['vk/method/users.get', 'telegram/sendMessage', 'max/chats', 'sms/sys/send.php'])
      expect((await fetch(`${centre.endpoints.outbox}/${path}`, { method: 'POST', body: '{}' })).status).toBe(404);
  });
});

describe('the page of the outbox', () => {
  it('shows one channel or all of them, to be read by people', async () => {
    const body = JSON.stringify({
      type: 'survey.invited',
      data: { text: 'Дан ответ.', link: 'http://127.0.0.1/s/BBBB' },
    });
    await fetch(centre.endpoints.outbox, { method: 'POST', body });
    const all = await (await fetch(centre.endpoints.outbox)).text();
    expect(all).toContain('Дан ответ.\n<a href="http://127.0.0.1/s/BBBB">');
    expect(all).toMatch(/ВКонтакте \(\d+\)[\s\S]*Telegram \(\d+\)/);
    const page = await (await fetch(`${centre.endpoints.outbox}?channel=telegram`)).text();
    expect(page).toContain('Оцените ответ: <a href="http://127.0.0.1/s/AAAA">');
    expect(page).toContain('Не принято: получателя нет или он против.');
    expect(page).not.toMatch(/Дан ответ\.|ivanova/);
    expect(page).toContain('aria-current="page"');
  });
});
