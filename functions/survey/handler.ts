import { SQSClient } from '@aws-sdk/client-sqs';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { impatience } from '#shared/lambda/patience.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoSurveyStore } from '#shared/persistence/survey-store.ts';
import { categoryTitle } from '#shared/region/category-titles.ts';
import { alwaysPage, headOf } from '#shared/web/page-operations.ts';
import { sqsAnswerNotices } from './answer-notices.ts';
import { routes } from './contract.ts';
import { settingsSchema } from './env.ts';
import { noticePage } from './notice-page.ts';
import { showForm } from './show-form.ts';
import { showThanks } from './show-thanks.ts';
import { submitAnswer } from './submit-answer.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('survey');
const ports = {
  surveys: dynamoSurveyStore(documentClient(), settings.CENTRE_TABLE),
  notices: sqsAnswerNotices(new SQSClient(impatience), settings.EVENTS_QUEUE_URL),
  sha256,
  titleOf: categoryTitle,
  log,
};
const always = alwaysPage(() => noticePage('unavailable'), log, 'RCC_SURVEY_FAILED');

/** The pages behind a survey link. */
export const handler = httpFunction({
  routes,
  operations: {
    showForm: always((request) => showForm(request, ports)),
    peekForm: headOf(always((request) => showForm(request, ports))),
    submitAnswer: always((request) => submitAnswer(request, ports)),
    showThanks: always((request) => showThanks(request, ports)),
  },
  log,
});
