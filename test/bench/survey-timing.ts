import { randomBytes } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import trigger from '#events/triggers/survey.json' with { type: 'json' };
import { routes } from '#functions/survey/contract.ts';
import { compareAucs } from '#infra/local/answers/auc.ts';
import { drawFrom } from '#infra/local/demonstration/draw.ts';
import type { Survey } from '#shared/domain/surveys/survey.ts';
import { surveyTokenHash } from '#shared/domain/surveys/token.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { awsEnvironment, startDynamo } from '#test/support/emulators.ts';
import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const kinds = ['expired', 'unknown', 'malformed'] as const;
type Kind = (typeof kinds)[number];

/** Milliseconds of each request, by kind. */
type Times = Readonly<Record<Kind, readonly number[]>>;

const roundsPerRun = 30;
/** So many links of a kind: one alone would be in some cache or other. */
const links = 100;

export const surveyTiming: Bench = {
  name: 'survey-timing',
  about:
    'whether the time of an answer tells a survey link that has expired from one that never was: how often a random one of the first kind is slower, 0.5 by chance, with its 95 % interval; floor: the median of what the others take',
  async run({ runs }) {
    const dynamo = await startDynamo();
    try {
      await dynamo.createTable('centre');
      Object.assign(process.env, awsEnvironment({ dynamo }), {
        CENTRE_TABLE: 'centre',
        EVENTS_QUEUE_URL: 'http://127.0.0.1:1/000000000000/events',
        PSEUDONYMS_SECRET: 'pseudonyms',
      });
      const times = await measured(await tokensOfEachKind(), runs * roundsPerRun);
      return [
        ...medians(times),
        ...toldApart(times, 'expired', 'unknown'),
        ...toldApart(times, 'expired', 'malformed'),
      ];
    } finally {
      await dynamo.stop();
    }
  },
};

async function tokensOfEachKind(): Promise<Record<Kind, readonly string[]>> {
  const { documentClient } = await import('#shared/persistence/dynamo.ts');
  const { dynamoSurveyStore } = await import('#shared/persistence/survey-store.ts');
  const store = dynamoSurveyStore(documentClient(), 'centre');
  const some = () => Array.from({ length: links }, () => randomBytes(16).toString('base64url'));
  const expired = some();
  for (const [index, token] of expired.entries()) await store.invite(expiredSurvey(token, index));
  return { expired, unknown: some(), malformed: some().map((token) => token.slice(1)) };
}

function expiredSurvey(token: string, index: number): Survey {
  const expiresAt = trigger.requestContext.timeEpoch - 86_400_000;
  return {
    tokenHash: surveyTokenHash(token, sha256),
    appealId: `7K2M04QX${String(index).padStart(4, '0')}`,
    source: 'portal',
    externalId: `2026-03-${index}`,
    cycle: 1,
    sector: 'roads',
    category: 'potholes',
    body: 'mun-syktyvkar',
    citizens: [randomBytes(16).toString('base64url')],
    answeredAt: expiresAt - 14 * 86_400_000,
    expiresAt,
  };
}

/** One request of each kind a round, in an order drawn anew: what disturbs the machine disturbs all kinds alike. */
async function measured(tokens: Record<Kind, readonly string[]>, rounds: number): Promise<Times> {
  const { handler } = await import('#functions/survey/handler.ts');
  const times: Record<Kind, number[]> = { expired: [], unknown: [], malformed: [] };
  const draw = drawFrom(63);
  for (let round = -roundsPerRun; round < rounds; round += 1) {
    const order = kinds.map((kind) => ({ kind, place: draw.share() })).toSorted((a, b) => a.place - b.place);
    for (const { kind } of order) {
      const token = draw.pick(tokens[kind]);
      const event = { ...trigger, routeKey: routes.showForm, pathParameters: { token } };
      const start = performance.now();
      const { statusCode } = (await handler(event as APIGatewayProxyEventV2, {} as Context)) as Result;
      const took = performance.now() - start;
      if (statusCode !== (kind === 'expired' ? 410 : 404))
        throw new Error(`RCC_BENCH_SURVEY: ${kind} is ${statusCode}`);
      // The first rounds warm up.
      if (round >= 0) times[kind].push(took);
    }
  }
  return times;
}
type Result = APIGatewayProxyStructuredResultV2;

function medians(times: Times): Figure[] {
  return kinds.map((kind) => {
    const others = kinds.filter((other) => other !== kind).flatMap((other) => times[other]);
    return { name: `${kind}, median`, value: median(times[kind]), floor: median(others), unit: 'ms' };
  });
}

/** The interval says how sure the figure is; within the goal nobody tells two links apart by a few hundred looks. */
function toldApart(times: Times, slower: Kind, faster: Kind): Figure[] {
  const isPositive = [...times[slower].map(() => true), ...times[faster].map(() => false)];
  const [compared] = compareAucs(isPositive, [{ values: [...times[slower], ...times[faster]] }]);
  const { value = Number.NaN, low = Number.NaN, high = Number.NaN } = compared?.auc ?? {};
  const unit = '';
  return [
    { name: `${slower} slower than ${faster}`, value, unit, goal: { of: 'value', atLeast: 0.45, atMost: 0.55 } },
    { name: '  95 %, from', value: low, unit },
    { name: '  95 %, to', value: high, unit },
  ];
}
