import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { surveyTermMs } from '#shared/domain/surveys/survey.ts';
import type { SurveyStore } from '#shared/domain/surveys/survey-store.ts';
import { askedUpdate } from './citizen-items.ts';
import { isLostRace, readItem } from './dynamo.ts';
import { keepAnswer } from './survey-answers.ts';
import { invitationFrom, invitationKey, surveyFrom, surveyItem, surveyKey } from './survey-items.ts';

/** Surveys in the centre table. Reads are consistent: the thank-you page follows the answer by milliseconds. */
export function dynamoSurveyStore(client: DynamoDBDocumentClient, table: string): SurveyStore {
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };

  const get = (Key: Record<string, string>) => readItem(client, table, Key);

  return {
    async invite(survey, asking) {
      const at = asking?.now ?? survey.expiresAt - surveyTermMs;
      const invitation = { ...invitationKey(survey), tokenHash: survey.tokenHash, at };
      try {
        const items = [surveyItem(survey), invitation];
        const puts = items.map((Item) => ({ Put: { TableName: table, Item, ...isNew } }));
        const marks = asking?.citizen.map((record) => askedUpdate(table, record, survey, asking)) ?? [];
        await client.send(new TransactWriteCommand({ TransactItems: [...puts, ...marks] }));
        return 'invited';
      } catch (error) {
        if (!isLostRace(error)) throw error;
        const standing = await get(invitationKey(survey));
        if (standing === undefined && asking) return 'citizen-changed';
        // Two at once may have cancelled each other: neither is kept, and a repeat will tell.
        if (standing === undefined) throw error;
        return invitationFrom(standing).tokenHash === survey.tokenHash ? 'invited' : 'already-invited';
      }
    },

    async find(tokenHash) {
      const item = await get(surveyKey(tokenHash));
      return item === undefined ? undefined : surveyFrom(item);
    },

    answer: (tokenHash, answer, at) => keepAnswer({ client, table }, tokenHash, { ...answer, at }),
  };
}
