import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { KeptAnswer } from '#shared/domain/surveys/survey.ts';
import { addressUpdate } from './address-items.ts';
import { randomPause } from './contention.ts';
import { cancellationCodes, unlessRefused } from './dynamo.ts';
import { surveyKey } from './survey-items.ts';

interface CentreTable {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/**
 * Neighbours behind one address answer at once, and each of them may cost the others a try. All pauses together take 2.5
 * seconds at most: somebody waits, and the function's time is short.
 */
const maxTries = 7;

/**
 * Keeps an answer and counts it to its address, in one transaction. What stands in the way of counting (the address has been
 * counted to the full, or others always were faster) does not stand in the way of the answer.
 */
export async function keepAnswer(
  centre: CentreTable,
  tokenHash: string,
  answer: KeptAnswer,
): Promise<'kept' | 'not-open'> {
  const update = answerUpdate(tokenHash, answer);
  if (answer.address === undefined) return keepUncounted(centre, update);
  const count = addressUpdate(answer.address, tokenHash, answer.at);
  for (let tries = 1; tries <= maxTries; tries += 1) {
    try {
      const TransactItems = [update, count].map((Update) => ({ Update: { TableName: centre.table, ...Update } }));
      await centre.client.send(new TransactWriteCommand({ TransactItems }));
      return 'kept';
    } catch (error) {
      const [ofSurvey, ofAddress] = cancellationCodes(error) ?? [];
      if (ofSurvey === 'ConditionalCheckFailed') return 'not-open';
      if (ofAddress === 'ConditionalCheckFailed') break;
      // A conflict says nothing about the term or an earlier answer: only the next try does.
      if (ofSurvey !== 'TransactionConflict' && ofAddress !== 'TransactionConflict') throw error;
      await randomPause(10 * 2 ** tries);
    }
  }
  return keepUncounted(centre, update);
}

async function keepUncounted(
  { client, table }: CentreTable,
  update: ReturnType<typeof answerUpdate>,
): Promise<'kept' | 'not-open'> {
  const isKept = await unlessRefused(client.send(new UpdateCommand({ TableName: table, ...update })));
  return isKept ? 'kept' : 'not-open';
}

function answerUpdate(tokenHash: string, answer: KeptAnswer) {
  return {
    Key: surveyKey(tokenHash),
    UpdateExpression: 'SET #answer = :answer',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#answer) AND openUntil > :at',
    ExpressionAttributeNames: { '#answer': 'answer' },
    ExpressionAttributeValues: { ':answer': answer, ':at': answer.at },
  };
}
