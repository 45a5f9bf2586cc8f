import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import trigger from '#events/triggers/work-lists.json' with { type: 'json' };
import { operationContracts, routes } from '#functions/work-lists/contract.ts';
import type { Work } from '#shared/domain/appeals/work.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';
import { startIssuer } from '#test/support/issuer.ts';
import { workItem } from '#test/support/some-work.ts';

type Texts = Readonly<Record<string, string>>;
type Claims = Readonly<Record<string, unknown>>;

/** The function with an issuer and a table of its own. */
export async function startLists() {
  const [dynamo, issuer] = await Promise.all([startDynamo(), startIssuer()]);
  const database = await startFaultProxy(dynamo.endpoint);
  const tables = await createCentreTables(dynamo);
  Object.assign(process.env, awsEnvironment({ dynamo: database }), {
    APPEALS_TABLE: 'appeals',
    IDENTITY_ISSUER: issuer.url,
    IDENTITY_AUDIENCE: 'the-centre',
    IDENTITY_JWKS_URL: issuer.jwksUrl,
    IDENTITY_ROLE_CLAIM: 'centre_role',
    IDENTITY_BODY_CLAIM: 'centre_body',
    IDENTITY_SECTORS_CLAIM: 'centre_sectors',
  });
  const log = captureLog();
  const { handler } = await import('#functions/work-lists/handler.ts');
  const { listWork, countWork } = operationContracts();

  async function ask(route: string, who: Claims, { path = {}, query = {}, headers = {}, at = 0 } = {}) {
    const authorization = `Bearer ${await issuer.token({ sub: 'person-7', aud: 'the-centre', ...who })}`;
    const event = {
      ...trigger,
      routeKey: route,
      pathParameters: path,
      queryStringParameters: query,
      headers: { authorization, ...headers },
      requestContext: { ...trigger.requestContext, routeKey: route, timeEpoch: at },
    };
    const result = (await handler(event as never, {} as Context)) as APIGatewayProxyStructuredResultV2;
    return { status: result.statusCode ?? 0, headers: result.headers ?? {}, body: result.body ?? '' };
  }

  return {
    log,
    database,
    tables,
    issuer,
    async put(works: readonly Work[], more: Record<string, unknown> = {}) {
      for (let begin = 0; begin < works.length; begin += 50)
        await Promise.all(works.slice(begin, begin + 50).map((work) => tables.put('appeals', workItem(work, more))));
    },
    /** The raw answer of a list. */
    list: (list: string, who: Claims, query: Texts, at: number, headers: Texts = {}) =>
      ask(routes.listWork, who, { path: { list }, query, headers, at }),
    /** A page, which is as the description of the API says. */
    async page(list: string, who: Claims, query: Texts, at: number) {
      const { status, body } = await ask(routes.listWork, who, { path: { list }, query, at });
      if (status !== 200) throw new Error(body);
      return listWork.answers[200]?.parse(JSON.parse(body)) as Page;
    },
    async counts(who: Claims, at: number) {
      const { status, body } = await ask(routes.countWork, who, { at });
      if (status !== 200) throw new Error(body);
      countWork.answers[200]?.parse(JSON.parse(body));
      const { lists } = JSON.parse(body) as { lists: { list: string; count: number; isMore: boolean }[] };
      return Object.fromEntries(lists.map(({ list, count, isMore }) => [list, isMore ? `${count}+` : count]));
    },
    askCounts: (who: Claims, query: Texts = {}) => ask(routes.countWork, who, { query }),
    async stop() {
      log.release();
      await Promise.all([database.stop(), dynamo.stop(), issuer.stop()]);
    },
  };
}

interface Page {
  readonly list: string;
  readonly entries: readonly (Record<string, unknown> & { readonly appealId: string; readonly externalId: string })[];
  readonly next?: string;
}

export type StartedLists = Awaited<ReturnType<typeof startLists>>;
