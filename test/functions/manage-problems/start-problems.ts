import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod';
import trigger from '#events/triggers/manage-problems.json' with { type: 'json' };
import { operationContracts, routes } from '#functions/manage-problems/contract.ts';
import type { LikenessPlace } from '#shared/domain/problems/likeness.ts';
import type { LikenessGroup } from '#shared/domain/problems/likeness-groups.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoLikenessList } from '#shared/persistence/likeness-list.ts';
import { idOf } from '#test/support/a-message.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';
import { startIssuer } from '#test/support/issuer.ts';

type Texts = Readonly<Record<string, string>>;
type Claims = Readonly<Record<string, unknown>>;

const dayMs = 86_400_000;

const { listProblems, showProblem, planProblem } = operationContracts();
const listSchema = z.looseObject({
  problems: z.array(z.looseObject({ problemId: z.string() })),
  next: z.string().optional(),
});

/** The function with an issuer and tables of its own. */
export async function startProblems() {
  const [dynamo, issuer] = await Promise.all([startDynamo(), startIssuer()]);
  const database = await startFaultProxy(dynamo.endpoint);
  const tables = await createCentreTables(dynamo);
  Object.assign(process.env, awsEnvironment({ dynamo: database }), {
    APPEALS_TABLE: 'appeals',
    CENTRE_TABLE: 'centre',
    IDENTITY_ISSUER: issuer.url,
    IDENTITY_AUDIENCE: 'the-centre',
    IDENTITY_JWKS_URL: issuer.jwksUrl,
    IDENTITY_ROLE_CLAIM: 'centre_role',
    IDENTITY_BODY_CLAIM: 'centre_body',
    IDENTITY_SECTORS_CLAIM: 'centre_sectors',
  });
  const log = captureLog();
  const { handler } = await import('#functions/manage-problems/handler.ts');
  const likeness = dynamoLikenessList(documentClient(), 'centre');

  async function ask(route: string, who: Claims, { path = {}, query = {}, headers = {}, body = '', at = 0 }) {
    const authorization = `Bearer ${await issuer.token({ sub: 'person-7', aud: 'the-centre', ...who })}`;
    const event = {
      ...trigger,
      routeKey: route,
      pathParameters: path,
      queryStringParameters: query,
      headers: { authorization, ...headers },
      body,
      requestContext: { ...trigger.requestContext, routeKey: route, timeEpoch: at },
    };
    const result = (await handler(event as never, {} as Context)) as APIGatewayProxyStructuredResultV2;
    return { status: result.statusCode ?? 0, headers: result.headers ?? {}, body: result.body ?? '' };
  }

  return {
    log,
    database,
    tables,
    /** Leaves groups of appeals, by their numbers at their source, as the hourly search does. */
    async found(place: LikenessPlace, groups: readonly (readonly string[])[], at: number) {
      const likenessOf = (name: string, index: number) => {
        return { appealId: idOf(name), submittedAt: at - 5 * dayMs + index * 1000, signature: new Uint8Array(64) };
      };
      const made = groups.map((names): LikenessGroup => ({ members: names.map(likenessOf), isMass: names.length > 4 }));
      await likeness.keep(place, made, at);
    },
    async list(who: Claims, query: Texts, at: number) {
      const answer = await ask(routes.listProblems, who, { query, at });
      if (answer.status !== 200) return { ...answer, problems: [], next: undefined };
      listProblems.answers[200]?.parse(JSON.parse(answer.body));
      return { ...answer, ...listSchema.parse(JSON.parse(answer.body)) };
    },
    async show(problemId: string, who: Claims, at: number) {
      const answer = await ask(routes.showProblem, who, { path: { problemId }, at });
      if (answer.status === 200) showProblem.answers[200]?.parse(JSON.parse(answer.body));
      return { ...answer, json: JSON.parse(answer.body) };
    },
    async plan(problemId: string, who: Claims, plan: unknown, headers: Texts, at: number) {
      const body = typeof plan === 'string' ? plan : JSON.stringify(plan);
      const answer = await ask(routes.planProblem, who, { path: { problemId }, headers, body, at });
      planProblem.answers[answer.status]?.parse(JSON.parse(answer.body));
      return { ...answer, json: JSON.parse(answer.body) };
    },
    async stop() {
      log.release();
      await Promise.all([database.stop(), dynamo.stop(), issuer.stop()]);
    },
  };
}

export type StartedProblems = Awaited<ReturnType<typeof startProblems>>;
