import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { SurveyStore } from '#shared/domain/surveys/survey-store.ts';
import { isLostRace } from './dynamo.ts';
import { invitationKey, surveyFrom, surveyItem, surveyKey } from './survey-items.ts';

const invitationSchema = z.object({ tokenHash: z.string() });

/** Surveys in the centre table. Reads are consistent: the thank-you page follows the answer by milliseconds. */
export function dynamoSurveyStore(client: DynamoDBDocumentClient, table: string): SurveyStore {
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };

  async function get(Key: Record<string, string>): Promise<unknown> {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item;
  }

  return {
    async invite(survey) {
      const invitation = { ...invitationKey(survey), tokenHash: survey.tokenHash };
      try {
        const items = [surveyItem(survey), invitation];
        const TransactItems = items.map((Item) => ({ Put: { TableName: table, Item, ...isNew } }));
        await client.send(new TransactWriteCommand({ TransactItems }));
        return 'invited';
      } catch (error) {
        if (!isLostRace(error)) throw error;
        const standing = await get(invitationKey(survey));
        // Two at once may have cancelled each other: neither is kept, and a repeat will tell.
        if (standing === undefined) throw error;
        return invitationSchema.parse(standing).tokenHash === survey.tokenHash ? 'invited' : 'already-invited';
      }
    },

    async find(tokenHash) {
      const item = await get(surveyKey(tokenHash));
      return item === undefined ? undefined : surveyFrom(item);
    },

    async answer(tokenHash, answer, at) {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: surveyKey(tokenHash),
            UpdateExpression: 'SET #answer = :answer',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#answer) AND openUntil > :at',
            ExpressionAttributeNames: { '#answer': 'answer' },
            ExpressionAttributeValues: { ':answer': { ...answer, at }, ':at': at },
          }),
        );
        return 'kept';
      } catch (error) {
        // Not isLostRace: a conflict with another write says nothing about the term or an earlier answer.
        if (error instanceof ConditionalCheckFailedException) return 'not-open';
        throw error;
      }
    },
  };
}
