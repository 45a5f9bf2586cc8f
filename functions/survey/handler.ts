import { SQSClient } from '@aws-sdk/client-sqs';
import { httpFunction, type Operation } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoSurveyStore } from '#shared/persistence/survey-store.ts';
import { categoryTitle } from '#shared/region/category-titles.ts';
import { sqsAnswerNotices } from './answer-notices.ts';
import { routes } from './contract.ts';
import { settingsSchema } from './env.ts';
import { alwaysPage, headOf } from './page-operations.ts';
import { showForm } from './show-form.ts';
import { showThanks } from './show-thanks.ts';
import { submitAnswer } from './submit-answer.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('survey');
// The citizen waits, and the function's time is short: better an early page that asks to send again.
const requestHandler = { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true };
const ports = {
  surveys: dynamoSurveyStore(documentClient(), settings.CENTRE_TABLE),
  notices: sqsAnswerNotices(new SQSClient({ maxAttempts: 2, requestHandler }), settings.EVENTS_QUEUE_URL),
  sha256,
  titleOf: categoryTitle,
  log,
};
const form: Operation = alwaysPage((request) => showForm(request, ports), log);

/** The pages behind a survey link. */
export const handler = httpFunction({
  routes,
  operations: {
    showForm: form,
    peekForm: headOf(form),
    submitAnswer: alwaysPage((request) => submitAnswer(request, ports), log),
    showThanks: alwaysPage((request) => showThanks(request, ports), log),
  },
  log,
});
