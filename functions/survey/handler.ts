import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { impatience } from '#shared/lambda/patience.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoOptOuts } from '#shared/persistence/opt-outs.ts';
import { dynamoSurveyStore } from '#shared/persistence/survey-store.ts';
import { pseudonyms } from '#shared/signatures/pseudonyms.ts';
import { sqsAnswerNotices } from './answer-notices.ts';
import { routes } from './contract.ts';
import { settingsSchema } from './env.ts';
import { surveyOperations } from './operations.ts';
import { regionPorts } from './region-ports.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('survey');
const centre = documentClient();
const operations = surveyOperations({
  ...regionPorts,
  surveys: dynamoSurveyStore(centre, settings.CENTRE_TABLE),
  optOuts: dynamoOptOuts(centre, settings.CENTRE_TABLE),
  notices: sqsAnswerNotices(new SQSClient(impatience), settings.EVENTS_QUEUE_URL),
  pseudonyms: pseudonyms(new SecretsManagerClient(impatience), settings.PSEUDONYMS_SECRET),
  sha256,
  log,
});

/** The pages behind a survey link. */
export const handler = httpFunction({ routes, operations, log });
