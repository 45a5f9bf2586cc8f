import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Survey } from '#shared/domain/surveys/survey.ts';
import { readItem } from './dynamo.ts';
import { invitationFrom, invitationKey, surveyFrom, surveyKey } from './survey-items.ts';

/** Which survey a cycle has. */
export interface CycleSurveys {
  /** `forgotten` where the citizen was asked so long ago that the survey itself is gone; undefined for who was not asked. */
  surveyOf(appealId: string, cycle: number): Promise<Survey | 'forgotten' | undefined>;
}

/** Surveys in the centre table, found by their cycles: two reads by key, of cycles that were asked about. */
export function dynamoCycleSurveys(client: DynamoDBDocumentClient, TableName: string): CycleSurveys {
  const get = (Key: Record<string, string>) => readItem(client, TableName, Key);
  return {
    async surveyOf(appealId, cycle) {
      const invitation = await get(invitationKey({ appealId, cycle }));
      if (invitation === undefined) return undefined;
      const { tokenHash } = invitationFrom(invitation);
      // Nobody was asked, and the invitation says why.
      if (tokenHash === undefined) return undefined;
      const item = await get(surveyKey(tokenHash));
      return item === undefined ? 'forgotten' : surveyFrom(item);
    },
  };
}
