import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import trigger from '#events/triggers/appeal-status.json' with { type: 'json' };
import { appealChange } from '#shared/domain/appeals/appeal-change.ts';
import { neverSeen } from '#shared/domain/appeals/appeal-store.ts';
import { statusCode } from '#shared/domain/appeals/status-code.ts';
import { region } from '#shared/region/region.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { type CapturedLog, captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, type Emulator, startDynamo, startSecrets } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';
import { moscow } from '#test/support/moscow.ts';

type Answer = APIGatewayProxyStructuredResultV2 & { body: string };

const secret = 'k'.repeat(64);
const codeOf = (appealId: string) => statusCode(appealId, (text) => createHmac('sha256', secret).update(text).digest());
/** A number with what its code is, of an appeal that nobody has heard of unless it is stored. */
const appealId = '7K2M04QX9ZTA';
const text = 'Течёт крыша, звоните Марии Петровне';
const submitted: Step = [
  'submitted',
  '2026-03-02T09:00',
  { text, agency: 'mun-usinsk', kind: 'appeal', channel: 'email' },
];

let emulators: Emulator[];
let database: Awaited<ReturnType<typeof startFaultProxy>>;
let log: CapturedLog;
let handler: (event: APIGatewayProxyEventV2, context: Context) => Promise<unknown>;
let store: (id: string, ...steps: Step[]) => Promise<unknown>;
beforeAll(async () => {
  const secrets = { 'status-codes': secret };
  const [dynamo, vault] = await Promise.all([startDynamo(), startSecrets(secrets)]);
  database = await startFaultProxy(dynamo.endpoint);
  emulators = [dynamo, vault, database];
  await createCentreTables(dynamo);
  Object.assign(process.env, awsEnvironment({ dynamo: database, secrets: vault }), {
    APPEALS_TABLE: 'appeals',
    STATUS_CODE_SECRET: 'status-codes',
  });
  log = captureLog();
  ({ handler } = await import('#functions/appeal-status/handler.ts'));
  const { documentClient } = await import('#shared/persistence/dynamo.ts');
  const { dynamoAppealStore } = await import('#shared/persistence/appeal-store.ts');
  const appeals = dynamoAppealStore(documentClient(), { appeals: 'appeals', contacts: 'contacts' }, region.timeZone);
  store = (id, ...steps) => {
    const ids = { appealId: id, source: 'city-portal', externalId: id };
    const facts = aHistory(...steps).map((fact) => ({ fact, receivedAt: fact.occurredAt }));
    return appeals.append(appealChange({ ids, history: neverSeen, facts }, region.appealRules));
  };
});
afterAll(async () => {
  log.release();
  await Promise.all(emulators.map((emulator) => emulator.stop()));
});

async function look(id: string, code: string | undefined, at = '2026-03-10T12:00', method = 'GET'): Promise<Answer> {
  const event = structuredClone({ ...trigger, routeKey: `${method} /a/{appealId}` }) as APIGatewayProxyEventV2;
  event.pathParameters = { appealId: id };
  event.queryStringParameters = code === undefined ? {} : { code };
  event.requestContext.timeEpoch = moscow(at);
  return (await handler(event, {} as Context)) as Answer;
}

let count = 0;
/** The page of a history of its own. */
async function pageOf(at: string, ...steps: Step[]): Promise<string> {
  count += 1;
  const id = `STATE${String(count).padStart(7, '0')}`;
  expect(await store(id, ...steps)).toBe('stored');
  const { statusCode: status, body } = await look(id, codeOf(id), at);
  expect(status).toBe(200);
  return body.replaceAll(/\s+/g, ' ');
}

describe('whoever has the code sees', () => {
  it('who will answer and by when', async () => {
    const page = await pageOf('2026-03-10T12:00', submitted, ['registered', '2026-03-02T10:00']);
    expect(page).toContain('<h1>Обращение рассматривается</h1>');
    expect(page).toContain('<dt>Кто ответит</dt><dd>Администрация');
    expect(page).toContain('не позднее 1 апреля 2026 г.');
    expect(page).not.toContain('Срок ответа прошёл');
  });

  it('that nobody has been named yet', async () => {
    const page = await pageOf('2026-03-10T12:00', ['submitted', '2026-03-02T09:00']);
    expect(page).toContain('<dd>определяется</dd>');
  });

  it('that the term was prolonged', async () => {
    const until = moscow('2026-04-20');
    const page = await pageOf(
      '2026-03-10T12:00',
      submitted,
      ['registered', '2026-03-02T10:00'],
      ['extended', '2026-03-20T10:00', { until, reason: 'Запрос', noticeSentAt: moscow('2026-03-20T09:00') }],
    );
    expect(page).toContain('не позднее 20 апреля 2026 г.; срок продлён');
  });

  it('that the term has passed, without excuses', async () => {
    const page = await pageOf('2026-04-02T00:00', submitted, ['registered', '2026-03-02T10:00']);
    expect(page).toContain('Срок ответа прошёл');
  });

  it('who has answered, and when', async () => {
    const page = await pageOf('2026-04-10T12:00', submitted, ['answered', '2026-03-09T15:00']);
    expect(page).toContain('<h1>На обращение дан ответ</h1>');
    expect(page).toContain('<dd>9 марта 2026 г.</dd>');
    expect(page).not.toContain('Срок ответа прошёл');
  });

  it('that it is dealt with again', async () => {
    const page = await pageOf(
      '2026-03-12T12:00',
      submitted,
      ['answered', '2026-03-09T15:00'],
      ['resubmitted', '2026-03-10T15:00'],
    );
    expect(page).toContain('<h1>Обращение рассматривается</h1>');
    expect(page).toContain('2-е');
  });

  it('that it is over, though nobody has answered', async () => {
    const page = await pageOf('2026-03-12T12:00', submitted, ['closed', '2026-03-10T15:00', { outcome: 'withdrawn' }]);
    expect(page).toContain('<h1>Рассмотрение обращения завершено</h1>');
    expect(page).not.toContain('Кто ответит');
  });

  it('no word of what was written', async () => {
    const answer: Step = ['answered', '2026-03-09T15:00', { text: 'Мария Петровна, крышу починили' }];
    expect(await pageOf('2026-04-10T12:00', submitted, answer)).not.toMatch(/крыш|Мари/i);
  });
});

describe('the code', () => {
  const known = 'KEYS00000001';
  beforeAll(() => store(known, submitted));

  it.each([
    ['as it was sent', (code: string) => code],
    ['in small letters', (code: string) => code.toLowerCase()],
    ['with spaces', (code: string) => ` ${code.slice(0, 4)} ${code.slice(4)} `],
    ['with dashes of all kinds', (code: string) => `${code.slice(0, 2)}–${code.slice(2, 4)}‑${code.slice(4)}`],
    ['typed with a Russian keyboard', (code: string) => code.replace(/[ABEKMHPCTXY03]/g, (at) => cyrillic[at] ?? at)],
  ])('may be typed %s', async (_, typing) => {
    expect(await look(known, typing(codeOf(known)))).toMatchObject({ statusCode: 200 });
  });

  it('is asked for where it is missing', async () => {
    const { statusCode: status, body } = await look(known, undefined);
    expect(status).toBe(200);
    expect(body).toContain('<form method="get" action="/a/KEYS00000001">');
    expect(body).not.toContain('рассматривается');
  });

  it.each([
    ['another one', () => codeOf(appealId)],
    ['a part of it', () => codeOf(known).slice(0, 7)],
    ['it and more', () => `${codeOf(known)}0`],
    ['a very long one', () => codeOf(known).padEnd(10_000, ' ')],
    ['markup', () => '"><script>'],
  ])('%s opens nothing, and reads nothing', async (_, code) => {
    const reads: string[] = [];
    database.fault = ({ operation }) => {
      reads.push(operation);
      return undefined;
    };
    const answer = await look(known, code());
    expect(answer).toMatchObject({ statusCode: 404 });
    expect(answer.body).not.toContain('<script');
    expect(reads).toEqual([]);
  });

  it('a wrong one and an appeal that is not there look alike', async () => {
    const wrong = await look(appealId, '0000-0000');
    const absent = await look(appealId, codeOf(appealId));
    expect(absent).toEqual(wrong);
  });

  it.each(['', '7K2M', '7K2M-04QX-9ZTU', '../../etc', 'ЖЖЖЖЖЖЖЖЖЖЖЖ'])(
    'of no number (%s) is not asked for',
    async (id) => {
      const { statusCode: status, body } = await look(id, undefined);
      expect(status).toBe(404);
      expect(body).not.toContain('<form');
    },
  );

  it('the number may be typed as it is spoken', async () => {
    expect(await look('keys-0000-oool', codeOf(known))).toMatchObject({ statusCode: 200 });
  });
});

const cyrillic: Readonly<Record<string, string>> = {
  ...{ A: 'А', B: 'В', E: 'Е', K: 'К', M: 'М', H: 'Н', P: 'Р', C: 'С', T: 'Т', X: 'Х', Y: 'У' },
  ...{ '0': 'О', '3': 'З' },
};

it('HEAD answers as GET, without the page', async () => {
  const head = await look(appealId, undefined, undefined, 'HEAD');
  expect(head).toMatchObject({ statusCode: 200, body: '' });
});

it('is not kept, not framed, and runs nothing', async () => {
  const { headers } = await look(appealId, undefined);
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  expect(headers?.['content-security-policy']).toContain("default-src 'none'");
});

it('a database that does not answer is a page with the wish to come again, and a line without the code', async () => {
  database.fault = () => 'cut';
  const answer = await look(appealId, codeOf(appealId));
  database.fault = () => undefined;
  expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '60' } });
  expect(log.text()).toContain('RCC_STATUS_FAILED');
  expect(log.text()).not.toContain(codeOf(appealId));
});
