import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smtpMail } from '#shared/channels/smtp-mail.ts';
import { type StartedCentre, sdk, startedCentre } from './fixture/started-centre.ts';

const SecretId = 'fix/sources/demo';
let centre: StartedCentre;
let secrets: SecretsManagerClient;
beforeAll(async () => {
  centre = await startedCentre({
    state: {
      Plain: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { Name: 'fix/plain', GenerateSecretString: { PasswordLength: 20 } },
      },
      Fixed: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { Name: 'fix/fixed', SecretString: '{"replyUrl":"https://example.org"}' },
      },
      MailServer: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { Name: 'fix/smtp-server', SecretString: '{"smtpUrl":""}' },
      },
    },
  });
  secrets = new SecretsManagerClient({ ...sdk, endpoint: centre.endpoints.secretsManager });
});
afterAll(async () => {
  secrets?.destroy();
  await centre?.end();
});

const read = async (id: string) => await secrets.send(new GetSecretValueCommand({ SecretId: id }));

describe('a secret', () => {
  it('is generated as the template says, and answers to the outbox', async () => {
    const { SecretString = '', Name, ARN, VersionStages, CreatedDate } = await read(SecretId);
    expect(JSON.parse(SecretString)).toEqual({
      replyUrl: centre.endpoints.outbox,
      signing: expect.stringMatching(/^[A-Za-z0-9]{44}$/),
    });
    expect({ Name, VersionStages, CreatedDate }).toEqual({
      Name: SecretId,
      VersionStages: ['AWSCURRENT'],
      CreatedDate: expect.any(Date),
    });
    expect((await read(ARN ?? '')).SecretString).toBe(SecretString);
  });

  it('may be a plain text, or a given one that stays as it is', async () => {
    expect((await read('fix/plain')).SecretString).toMatch(/^[A-Za-z0-9]{20}$/);
    expect((await read('fix/fixed')).SecretString).toBe('{"replyUrl":"https://example.org"}');
  });

  it('of a mail server names the one whose mails are in the outbox', async () => {
    const { SecretString = '' } = await read('fix/smtp-server');
    expect(JSON.parse(SecretString)).toEqual({ smtpUrl: centre.endpoints.mail });
    expect(centre.endpoints.mail).toMatch(/^smtp:\/\/127\.0\.0\.1:\d+$/);
  });

  it('can be changed, and is kept in a file only its owner reads', async () => {
    await secrets.send(new PutSecretValueCommand({ SecretId: 'fix/plain', SecretString: 'changed' }));
    expect((await read('fix/plain')).SecretString).toBe('changed');
    const file = join(centre.stateDir, 'secrets.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain('changed');
  });

  it('that does not exist is refused in the words the SDK knows', async () => {
    await expect(read('fix/none')).rejects.toBeInstanceOf(ResourceNotFoundException);
  });
});

describe('the outbox', () => {
  it('takes webhooks and shows them to people, newest first', async () => {
    const { outbox } = centre.endpoints;
    for (const link of ['https://example.org/s/1', 'https://example.org/s/2?<b>']) {
      const body = JSON.stringify({ text: 'Оцените ответ', link });
      expect((await fetch(outbox, { method: 'POST', body, headers: { 'webhook-id': '7' } })).status).toBe(204);
    }
    const listed = (await (await fetch(`${outbox}.json`)).json()) as {
      body: string;
      headers: object;
      receivedAt: string;
    }[];
    expect(listed.map(({ body }) => JSON.parse(body).link)).toEqual([
      'https://example.org/s/2?<b>',
      'https://example.org/s/1',
    ]);
    expect(listed[0]).toMatchObject({ headers: { 'webhook-id': '7' }, receivedAt: expect.stringMatching(/Z$/) });
    const page = await (await fetch(outbox)).text();
    expect(page).toContain('<a href="https://example.org/s/1">https://example.org/s/1</a>');
    expect(page).toContain('Оцените ответ');
    expect(page).not.toContain('<b>');
  });

  it('shows mails as people read them', async () => {
    const { outbox, mail } = centre.endpoints;
    const sender = await smtpMail(mail, 'centre@cur.example');
    const text = 'Открыто обращений: 3\n\n7K2M-04QX-9ZTA. Срок ответа истёк.\n';
    const sent = { id: 'a1', to: 'priemnaya@usinsk.example', subject: 'Сводка на 30.03.2026', text };
    expect(await sender.send(sent)).toBe('sent');
    const [listed] = (await (await fetch(`${outbox}.json`)).json()) as unknown[];
    expect(listed).toMatchObject({
      path: 'mailto:priemnaya@usinsk.example',
      headers: { subject: 'Сводка на 30.03.2026', 'message-id': '<a1@cur.example>' },
      body: text.trimEnd(),
    });
    expect(await (await fetch(outbox)).text()).toContain('Сводка на 30.03.2026');
  });
});
