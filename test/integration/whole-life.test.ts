import { setTimeout as pause } from 'node:timers/promises';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Centre, startCentre } from '#infra/local/centre.ts';
import { localCredentials } from '#infra/local/endpoints.ts';
import { askForToken } from '#infra/local/identity/ask-for-token.ts';
import type { OutboxMessage } from '#infra/local/outbox/outbox-store.ts';
import type { CentreAccess } from '#infra/local/replay/centre-access.ts';
import { ratePeriod } from '#infra/local/replay/rating-call.ts';
import { runningCentre } from '#infra/local/replay/running-access.ts';
import { planCentre } from '#infra/local/resources/plan.ts';
import { readAssembly } from '#infra/local/template/assembly.ts';
import { sign } from '#shared/channels/standard-webhooks.ts';
import { appealId } from '#shared/domain/appeals/identity.ts';
import { monthOf, periodOf } from '#shared/domain/ratings/period.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import { snapshotSchema } from '#shared/domain/ratings/snapshot-schema.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { region } from '#shared/region/region.ts';
import { synthesized } from '#test/support/synthesized.ts';
import { scratch } from './local-runtime/fixture/started-centre.ts';

const minute = 60_000;
const body = 'mun-usinsk';
const onPlatform = { source: 'komi-demo', externalId: 'life-1', email: 'platform@example.org' };
const byMail = { source: 'pos', externalId: 'life-2', email: 'mail@example.org' };

const directory = scratch();
let centre: Centre;
let access: CentreAccess;
beforeAll(async () => {
  centre = await startCentre({ cdkOut: synthesized(), stateDir: directory.path });
  const where = { stateDir: directory.path, cdkOut: synthesized(), source: onPlatform.source };
  const found = await runningCentre(where);
  if (!found) throw new Error('the centre does not run');
  access = found;
}, 10 * minute);
afterAll(async () => {
  await centre?.stop();
  directory.remove();
});

/** Looks until there is something, for as long as queues, their delays and a busy machine may take. */
async function soon<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const giveUpAt = performance.now() + 2 * minute;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > giveUpAt) throw new Error(`${what}: not there`);
    await pause(250);
  }
}

type Told = typeof onPlatform;

async function post({ source, externalId, email }: Told, at: number): Promise<void> {
  const { SecretString = '' } = await vault().send(new GetSecretValueCommand({ SecretId: `rcc/sources/${source}` }));
  const key = Buffer.from(JSON.parse(SecretString).signing.replace(/^whsec_/, ''), 'base64');
  const event = (type: string, minutes: number, data: object) => ({
    type,
    timestamp: new Date(at + minutes * minute).toISOString(),
    data: { eventId: `${externalId}-${minutes}`, externalId, ...data },
  });
  const words = { text: 'На улице Ленина третий день не горит фонарь у школы.', kind: 'message', channel: 'portal' };
  const about = { agency: body, municipality: 'usinsk', author: { kind: 'citizen', contacts: { email } } };
  const payload = JSON.stringify([
    event('appeal.submitted', 0, { ...words, ...about }),
    event('appeal.classified', 1, { sector: 'amenities', category: 'lighting', by: 'operator' }),
    event('appeal.answered', 2, { agency: body, text: 'Фонарь починим в пятницу.', resolution: 'resolved' }),
  ]);
  const url = `${centre.url}/v1/sources/${source}/events`;
  const headers = { ...sign(externalId, Date.now(), payload, key), 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: payload });
  expect([answer.status, await answer.text()]).toEqual([202, expect.any(String)]);
}

const vault = () =>
  new SecretsManagerClient({
    endpoint: centre.endpoints.secretsManager,
    region: 'eu-central-1',
    credentials: localCredentials,
  });

async function inOutbox(isIt: (message: OutboxMessage) => boolean): Promise<OutboxMessage | undefined> {
  const messages = (await (await fetch(`${centre.endpoints.outbox}.json`)).json()) as OutboxMessage[];
  return messages.find(isIt);
}

const replyOf = (id: string) => (message: OutboxMessage) => message.headers['webhook-id'] === id;
const mailTo = (email: string, words: string) => (message: OutboxMessage) =>
  message.path === `mailto:${email}` && message.body.includes(words);
const dataOf = (message: OutboxMessage) => JSON.parse(message.body).data as Record<string, string>;
const linkIn = (message: OutboxMessage) => /\S+\/s\/[\w-]{22}(?=\s|$)/.exec(message.body)?.[0] ?? '';

/** Answers the survey as a browser does, from the link to the thanks. */
async function judge(link: string, answer: Record<string, string>): Promise<string> {
  const page = await fetch(link);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<form');
  const form = new URLSearchParams({ form: 'survey', comment: '', ...answer });
  const posted = await fetch(link, { method: 'POST', body: form, redirect: 'manual' });
  expect(posted.status).toBe(303);
  const thanks = await fetch(new URL(posted.headers.get('location') ?? '', link));
  expect(thanks.status).toBe(200);
  return await thanks.text();
}

interface History {
  readonly etag: string;
  readonly cycles: readonly { readonly ratings: readonly object[]; readonly state: string }[];
}

async function asStaff(path: string, init: RequestInit = {}): Promise<Response> {
  const token = await askForToken(centre.endpoints.issuer, { id: 'one', role: 'centre-head' });
  return await fetch(`${centre.url}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers },
  });
}

async function historyOf(id: string): Promise<History> {
  const answer = await asStaff(`/v1/appeals/${id}`);
  const read = (await answer.json()) as Omit<History, 'etag'>;
  return { ...read, etag: answer.headers.get('etag') ?? '' };
}

/** How many judgements count for the body in a month that is over by a clock that is put on: the clock of who asks. */
async function judgementsIn(month: string): Promise<number> {
  const { cutOff } = periodOf(month, region.timeZone, region.method.cutOffDays);
  const { parts } = planCentre(readAssembly(synthesized()), centre);
  const functions = parts.filter((part) => part.kind === 'function');
  Object.assign(process.env, {
    ...functions.find(({ name }) => name.endsWith('-compute-rating'))?.environment,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: centre.endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: centre.endpoints.sqs,
  });
  const { handler } = await import('#functions/compute-rating/handler.ts');
  vi.useFakeTimers({ toFake: ['Date'], now: cutOff + minute });
  const reports = await ratePeriod(async (input) => JSON.stringify(await handler(input, {} as Context)), {
    period: month,
    reason: 'проверка',
  }).finally(() => vi.useRealTimers());
  const path = reports.find(({ subject }) => subject === 'municipal');
  const bytes = path && (await access.readReport(path, fileNames.snapshot));
  const { table, notRanked } = snapshotSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const found = [...table, ...notRanked].find((row) => row.body === body);
  return found?.indicators.satisfaction.n ?? 0;
}

it(
  'a citizen is asked, judges, is rated by, asks to reopen, and is told the decision',
  async () => {
    const at = Date.now() - 10 * minute;
    const month = monthOf(at, region.timeZone);
    // This platform takes no replies: its citizens are written to by mail.
    const SecretId = `rcc/sources/${byMail.source}`;
    const { SecretString = '' } = await vault().send(new GetSecretValueCommand({ SecretId }));
    const silent = JSON.stringify({ ...JSON.parse(SecretString), replyUrl: '' });
    await vault().send(new PutSecretValueCommand({ SecretId, SecretString: silent }));

    const [first, second] = [onPlatform, byMail].map(({ source, externalId }) => appealId(source, externalId, sha256));
    await post(onPlatform, at);
    await post(byMail, at);
    const reply = await soon('the reply', () => inOutbox(replyOf(`survey-${first}-1`)));
    const mail = await soon('the mail', () => inOutbox(mailTo(byMail.email, '/s/')));
    expect(mail.body).toMatch(/\/s\/[\w-]{22}\/opt-out$/);

    const before = await judgementsIn(month);
    expect(await judge(dataOf(reply)['link'] ?? '', { resolved: 'yes', mark: '5', mayContact: 'yes' })).toContain(
      'пасибо',
    );
    const rated = await soon('the judgement', async () => {
      const { cycles } = await historyOf(String(first));
      return cycles[0]?.ratings[0];
    });
    expect(rated).toMatchObject({ satisfied: true, resolved: 'yes', by: 'survey' });
    expect((await judgementsIn(month)) - before).toBe(1);

    await judge(linkIn(mail), { resolved: 'no', mark: '1', comment: 'Фонарь так и не горит', reasons: 'not-done' });
    await soon('the request', async () => {
      const answer = await asStaff('/v1/work/reopen-requests');
      const { entries } = (await answer.json()) as { entries: { appealId: string }[] };
      return entries.find((entry) => entry.appealId === second);
    });
    const { etag } = await historyOf(String(second));
    const reason = 'Проверили: фонарь не горит, бригада выедет в среду.';
    const decided = await asStaff(`/v1/appeals/${second}/commands/reopen`, {
      method: 'POST',
      headers: { 'idempotency-key': 'life', 'if-match': etag },
      body: JSON.stringify({ reason }),
    });
    expect([decided.status, await decided.text()]).toEqual([201, expect.any(String)]);
    const letter = await soon('the decision', () => inOutbox(mailTo(byMail.email, reason)));
    expect(letter.headers['subject']).toContain('снова в работе');
  },
  8 * minute,
);
