import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import trigger from '#events/triggers/manage-appeals.json' with { type: 'json' };
import { routes } from '#functions/manage-appeals/contract.ts';
import { appealChange } from '#shared/domain/appeals/appeal-change.ts';
import { neverSeen, type ReceivedFact } from '#shared/domain/appeals/appeal-store.ts';
import type { Fact } from '#shared/domain/appeals/fact.ts';
import type { CommandName } from '#shared/domain/commands/command.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { dynamoAppealStore } from '#shared/persistence/appeal-store.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoLikenessList } from '#shared/persistence/likeness-list.ts';
import { dynamoSurveyStore } from '#shared/persistence/survey-store.ts';
import { region } from '#shared/region/region.ts';
import { idOf } from '#test/support/a-message.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo, startQueues } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';
import { startIssuer } from '#test/support/issuer.ts';

/** Of the staff; without an id, always the same person. */
export type Who = Omit<Staff, 'id'> & { readonly id?: string };

interface Sent {
  readonly appealId: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** UTC milliseconds. */
  readonly at?: number;
}

/** The version as an ETag, and the key of a command. */
interface Commanding {
  readonly key?: string;
  readonly version?: number;
  readonly at?: number;
}

/** The function with an issuer, tables and a queue of its own, behind proxies that can fail. */
export async function startManaging() {
  const [dynamo, queues, issuer] = await Promise.all([startDynamo(), startQueues(), startIssuer()]);
  const [database, sqs] = await Promise.all([startFaultProxy(dynamo.endpoint), startFaultProxy(queues.endpoint)]);
  const tables = await createCentreTables(dynamo);
  const eventsUrl = (await queues.createQueue('events')).replace(queues.endpoint, sqs.endpoint);
  Object.assign(process.env, awsEnvironment({ dynamo: database, queues: sqs }), {
    APPEALS_TABLE: 'appeals',
    CENTRE_TABLE: 'centre',
    EVENTS_QUEUE_URL: eventsUrl,
    IDENTITY_ISSUER: issuer.url,
    IDENTITY_AUDIENCE: 'the-centre',
    IDENTITY_JWKS_URL: issuer.jwksUrl,
    IDENTITY_ROLE_CLAIM: 'centre_role',
    IDENTITY_BODY_CLAIM: 'centre_body',
    IDENTITY_SECTORS_CLAIM: 'centre_sectors',
  });
  const log = captureLog();
  const { handler } = await import('#functions/manage-appeals/handler.ts');
  const client = documentClient();
  const store = dynamoAppealStore(client, { appeals: 'appeals', contacts: 'contacts' }, region.timeZone);
  const tokens = new Map<string, Promise<string>>();
  let keys = 0;

  const token = (claims: Readonly<Record<string, unknown>>) =>
    issuer.token({ sub: 'person-7', aud: 'the-centre', ...claims });
  const tokenOf = ({ id = 'person-7', role, body, sectors }: Who) => {
    const name = JSON.stringify([id, role, body, sectors]);
    const known = tokens.get(name) ?? token({ sub: id, centre_role: role, centre_body: body, centre_sectors: sectors });
    tokens.set(name, known);
    return known;
  };

  async function send(routeKey: string, { appealId, headers = {}, body, at = Date.now() }: Sent) {
    const event = {
      ...trigger,
      routeKey,
      pathParameters: { appealId },
      headers,
      ...(body === undefined ? {} : { body }),
      requestContext: { ...trigger.requestContext, routeKey, timeEpoch: at },
    };
    const result = (await handler(event as never, {} as Context)) as APIGatewayProxyStructuredResultV2;
    return {
      status: result.statusCode ?? 0,
      headers: result.headers ?? {},
      body: JSON.parse(result.body || '{}'),
    };
  }

  return {
    log,
    issuer,
    tables,
    database,
    sqs,
    queues,
    store,
    token,
    send,
    surveys: dynamoSurveyStore(client, 'centre'),
    likeness: dynamoLikenessList(client, 'centre'),
    /** Stores a history as `record-event` does; the answer is the appeal's number. */
    async appeal(externalId: string, facts: readonly Fact[], received: Partial<ReceivedFact> = {}): Promise<string> {
      const ids = { appealId: idOf(externalId), source: 'pos', externalId };
      const all = facts.map((fact) => ({ fact, receivedAt: fact.occurredAt, ...received }));
      const change = appealChange({ ids, history: neverSeen, facts: all }, region.appealRules);
      if ((await store.append(change)) !== 'stored') throw new Error('there is such an appeal');
      return ids.appealId;
    },
    async show(appealId: string, who: Who, at?: number) {
      const authorization = `Bearer ${await tokenOf(who)}`;
      return send(routes.showAppeal, { appealId, headers: { authorization }, ...(at === undefined ? {} : { at }) });
    },
    /** Gives a command on the latest version, or on the one that is given, with a new key or the given one. */
    async command(name: CommandName, appealId: string, who: Who, data: unknown = {}, given: Commanding = {}) {
      keys += 1;
      const version = given.version ?? (await store.read(appealId)).version;
      const headers = {
        authorization: `Bearer ${await tokenOf(who)}`,
        'idempotency-key': given.key ?? `key-${keys}`,
        'if-match': `"${version}"`,
        'content-type': 'application/json',
      };
      const at = given.at === undefined ? {} : { at: given.at };
      return send(routes[name], { appealId, headers, body: JSON.stringify(data), ...at });
    },
    /** Messages for `record-event`. */
    announced: () => queues.messagesIn('events'),
    async stop() {
      log.release();
      await Promise.all([database, sqs, dynamo, queues, issuer].map((one) => one.stop()));
    },
  };
}

export type StartedManaging = Awaited<ReturnType<typeof startManaging>>;
