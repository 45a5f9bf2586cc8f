import { createHash } from 'node:crypto';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { localCredentials } from '#infra/local/endpoints.ts';
import type { Survey } from '#shared/domain/surveys/survey.ts';
import { surveyTokenHash } from '#shared/domain/surveys/token.ts';
import { surveyKey } from '#shared/persistence/survey-items.ts';
import { dynamoSurveyStore } from '#shared/persistence/survey-store.ts';
import type { TestedCentre } from './start-centre.ts';

/** The database behind the centre, past all that may stand between them. */
export function databaseClient({ endpoints }: Pick<TestedCentre, 'endpoints'>): DynamoDBDocumentClient {
  const given = { endpoint: endpoints.dynamodb, region: 'us-east-1', credentials: localCredentials };
  return DynamoDBDocumentClient.from(new DynamoDBClient(given));
}

/** What is kept of the survey behind a link. */
export async function keptSurvey(centre: TestedCentre, link: string): Promise<Survey | undefined> {
  const client = databaseClient(centre);
  const table = await centreTable(client);
  return await dynamoSurveyStore(client, table)
    .find(hashOf(link))
    .finally(() => client.destroy());
}

/** Lets the term of a link end now. */
export async function endTerm(centre: TestedCentre, link: string): Promise<void> {
  await change(centre, link, 'openUntil', Date.now());
}

/** Has the survey behind a link know a citizen by these keyed hashes. */
export async function knowContacts(centre: TestedCentre, link: string, hashes: readonly string[]): Promise<void> {
  await change(centre, link, 'citizens', hashes);
}

async function change(centre: TestedCentre, link: string, attribute: string, value: unknown): Promise<void> {
  const client = databaseClient(centre);
  await client.send(
    new UpdateCommand({
      TableName: await centreTable(client),
      Key: surveyKey(hashOf(link)),
      UpdateExpression: 'SET #attribute = :value',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#attribute': attribute },
      ExpressionAttributeValues: { ':value': value },
    }),
  );
  client.destroy();
}

async function centreTable(client: DynamoDBDocumentClient): Promise<string> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const name = TableNames.find((table) => /centre/i.test(table));
  if (name === undefined) throw new Error(`no table of the centre: ${TableNames.join(', ')}`);
  return name;
}

function hashOf(link: string): string {
  const token = new URL(link).pathname.split('/').at(-1) ?? '';
  return surveyTokenHash(token, (text) => createHash('sha256').update(text).digest());
}
