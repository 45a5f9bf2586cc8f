import { createHash, randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import trigger from '#events/triggers/survey.json' with { type: 'json' };
import { type Survey, surveyTermMs } from '#shared/domain/surveys/survey.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { awsEnvironment, type Emulator, startDynamo, startQueues, startSecrets } from '#test/support/emulators.ts';

/** The moment of the sample request. */
export const now = trigger.requestContext.timeEpoch;
export const sampleToken = trigger.pathParameters.token;
export const goodForm = { form: 'survey', resolved: 'yes', mark: '5', comment: '' };

export function aToken(): string {
  return randomBytes(16).toString('base64url');
}

function aSurvey(token: string, values: Partial<Survey> = {}): Survey {
  return {
    tokenHash: createHash('sha256').update(token).digest('hex'),
    appealId: randomBytes(9).toString('hex').slice(0, 12).toUpperCase(),
    source: 'portal',
    externalId: '2026-03-000417',
    cycle: 1,
    sector: 'roads',
    category: 'roads-potholes',
    citizens: [],
    answeredAt: now - 86_400_000,
    expiresAt: now + surveyTermMs,
    ...values,
  };
}

interface Sent {
  readonly at?: number;
  readonly from?: string;
  readonly lang?: string;
  readonly headers?: Record<string, string>;
  readonly form?: Record<string, string> | string | undefined;
}

interface Outage {
  /** Stands between the function and the database. */
  readonly proxy?: (dynamo: string) => Promise<Emulator>;
  /** In place of a queue that works. */
  readonly queueUrl?: string;
}

/** The centre's table as it is. */
function tableAt(endpoint: string) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint }));
  return {
    async all() {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: 'centre', ConsistentRead: true }));
      return Items.toSorted((a, b) => (`${a['pk']}` < `${b['pk']}` ? -1 : 1));
    },
    async item(pk: string, sk: string) {
      const Key = { pk, sk };
      return (await client.send(new GetCommand({ TableName: 'centre', Key, ConsistentRead: true }))).Item;
    },
  };
}

/** The function with a database and a queue of its own. */
export async function startSurvey({ proxy, queueUrl }: Outage = {}) {
  const [dynamo, queues, secrets] = await Promise.all([
    startDynamo(),
    startQueues(),
    startSecrets({ pseudonyms: 'a secret of more than 32 characters, of nobody' }),
  ]);
  await dynamo.createTable('centre');
  const between = await proxy?.(dynamo.endpoint);
  Object.assign(
    process.env,
    awsEnvironment({
      dynamo: between ?? dynamo,
      queues: queueUrl ? { endpoint: new URL(queueUrl).origin } : queues,
      secrets,
    }),
    {
      CENTRE_TABLE: 'centre',
      PSEUDONYMS_SECRET: 'pseudonyms',
      EVENTS_QUEUE_URL: queueUrl ?? (await queues.createQueue('events')),
    },
  );
  const log = captureLog();
  const { handler } = await import('#functions/survey/handler.ts');
  // Past whatever stands between.
  const table = tableAt(dynamo.endpoint);
  const { documentClient } = await import('#shared/persistence/dynamo.ts');
  const { dynamoSurveyStore } = await import('#shared/persistence/survey-store.ts');
  const store = dynamoSurveyStore(documentClient(), 'centre');

  /** Sends what the gateway would: the sample request with another route, token, time, headers or body. */
  async function send(routeKey: string, token: string, { at = now, from, lang, headers = {}, form }: Sent = {}) {
    const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
    const event = structuredClone({ ...trigger, routeKey, pathParameters: { token } }) as APIGatewayProxyEventV2;
    Object.assign(event.headers, headers);
    event.requestContext.timeEpoch = at;
    if (from !== undefined) event.requestContext.http.sourceIp = from;
    if (lang !== undefined) event.queryStringParameters = { lang };
    if (form === undefined) delete event.body;
    else event.body = Buffer.from(body).toString('base64');
    return (await handler(event, {} as Context)) as APIGatewayProxyStructuredResultV2 & { body: string };
  }

  return {
    handler,
    store,
    queues,
    log,
    table,
    async invite(values: Partial<Survey> = {}, token = aToken()) {
      const survey = aSurvey(token, values);
      await store.invite(survey);
      return { token, survey, stored: () => store.find(survey.tokenHash) };
    },
    get: (token: string, sent?: Sent) => send('GET /s/{token}', token, sent),
    head: (token: string, sent?: Sent) => send('HEAD /s/{token}', token, sent),
    post: (token: string, form: Sent['form'], sent?: Sent) => send('POST /s/{token}', token, { ...sent, form }),
    askOptOut: (token: string, sent?: Sent) => send('GET /s/{token}/opt-out', token, sent),
    optOut: (token: string, form: Sent['form'], sent?: Sent) =>
      send('POST /s/{token}/opt-out', token, { ...sent, form }),
    thanks: (token: string, sent?: Sent) => send('GET /s/{token}/thanks', token, sent),
    async stop() {
      log.release();
      await Promise.all([between?.stop(), dynamo.stop(), queues.stop(), secrets.stop()]);
    },
  };
}

export type StartedSurvey = Awaited<ReturnType<typeof startSurvey>>;
