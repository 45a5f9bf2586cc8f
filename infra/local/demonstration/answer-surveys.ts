import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { KnownEvent } from '#events/event.ts';
import type { RecordMessageInput } from '#functions/record-event/contract.ts';
import { callFunction } from '#infra/local/command/call-function.ts';
import { localCredentials } from '#infra/local/endpoints.ts';
import { jsonRpc } from '#infra/local/net/json-rpc.ts';
import { planNames } from '#infra/local/replay/plan-names.ts';
import { findRunningCentre } from '#infra/local/running-centre.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { appealId } from '#shared/domain/appeals/identity.ts';
import { surveyTermMs } from '#shared/domain/surveys/survey.ts';
import { hexSha256, sha256 } from '#shared/lambda/sha256.ts';
import { invitationKey, surveyItem } from '#shared/persistence/survey-items.ts';
import { demonstrationSource, type MadeUpHistory } from './made-up-histories.ts';
import { stamp } from './story.ts';
import type { MadeUpSurvey } from './survey.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** The way of made-up surveys into a running centre: their links are long out of term, and no citizen has them. */
interface Surveys {
  /** Keeps what became of the questions, and has the answers recorded; how many of these there are. */
  answer(histories: readonly MadeUpHistory[], now: Instant): Promise<number>;
  analyse(month: string): Promise<void>;
  close(): void;
}

/** Throws where no centre runs. */
export async function openSurveys(where: { readonly stateDir: string; readonly cdkOut: string }): Promise<Surveys> {
  const running = await findRunningCentre(where.stateDir);
  if (!running) throw new Error(texts.noCentre);
  const { endpoints } = running;
  const names = planNames(where.cdkOut, running);
  const plain = new DynamoDBClient({
    endpoint: endpoints.dynamodb,
    region: names.region,
    credentials: localCredentials,
  });
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
  const sqs = jsonRpc({ endpoint: endpoints.sqs, service: 'AmazonSQS', region: names.region });
  return {
    async answer(histories, now) {
      const asked = oldSurveys(histories, now);
      const items = asked.flatMap(itemsOf);
      await inLanes(portionsOf(items, 25), async (some) => {
        const PutRequest = (Item: Record<string, unknown>) => ({ PutRequest: { Item } });
        const { UnprocessedItems = {} } = await client.send(
          new BatchWriteCommand({ RequestItems: { [names.centreTable]: some.map(PutRequest) } }),
        );
        if (Object.keys(UnprocessedItems).length > 0) throw new Error(texts.surveysNotKept);
      });
      const answered = asked.filter(({ survey }) => survey.answer);
      await inLanes(portionsOf(answered, 10), async (some) => {
        const Entries = some.map((one, index) => {
          const message: RecordMessageInput = { kind: 'survey-answer', tokenHash: hashOf(one) };
          return { Id: String(index), MessageBody: JSON.stringify(message) };
        });
        await sqs.call('SendMessageBatch', { QueueUrl: names.eventsQueueUrl, Entries });
      });
      return answered.length;
    },
    async analyse(period) {
      const { payload, failed } = await callFunction(
        endpoints.invoke,
        names.analyseSatisfaction,
        JSON.stringify({ period }),
      );
      if (failed) throw new Error(payload);
    },
    close() {
      client.destroy();
      sqs.stop();
    },
  };
}

/** Decisions of people on requests to take appeals up again, as their source tells them. */
export function decisionsOn(histories: readonly MadeUpHistory[], now: Instant) {
  const told = oldSurveys(histories, now).flatMap(({ externalId, survey: { cycle, declined } }) => {
    if (!declined) return [];
    const event: KnownEvent = {
      type: 'appeal.reopening-declined',
      timestamp: stamp(declined.at),
      data: { eventId: `${externalId}-survey-${cycle}`, externalId, reason: declined.reason, by: 'operator-1' },
    };
    return [{ externalId, event }];
  });
  return [...Map.groupBy(told, ({ externalId }) => externalId)].map(([externalId, own]) => ({
    externalId,
    events: own.map(({ event }) => event),
  }));
}

interface Asked {
  readonly externalId: string;
  readonly appealId: string;
  readonly survey: MadeUpSurvey;
}

/** Those about answers so old that the centre itself asks no more: of the others it has asked. */
function oldSurveys(histories: readonly MadeUpHistory[], now: Instant): Asked[] {
  return histories.flatMap(({ externalId, surveys }) =>
    surveys
      .filter(({ answeredAt }) => answeredAt < now - surveyTermMs)
      .map((survey) => ({ externalId, appealId: appealId(demonstrationSource, externalId, sha256), survey })),
  );
}

/** As the centre keeps them. */
function itemsOf(asked: Asked): Record<string, unknown>[] {
  const { externalId, appealId: id, survey } = asked;
  const { cycle, sector, category, body, answeredAt, invitedAt, outcome, answer } = survey;
  const tokenHash = hashOf(asked);
  const invitation = { ...invitationKey({ appealId: id, cycle }), tokenHash, outcome, way: 'platform', at: invitedAt };
  if (!answer) return [invitation];
  const about = { tokenHash, appealId: id, source: demonstrationSource, externalId, cycle, sector, category, body };
  const kept = { ...about, citizens: [], answeredAt, expiresAt: invitedAt + surveyTermMs, answer };
  return [invitation, surveyItem(kept)];
}

function hashOf({ appealId: id, survey: { cycle } }: Asked): string {
  return hexSha256(`${id}-${cycle}`);
}

function portionsOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Four at a time. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}
