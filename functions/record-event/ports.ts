import type { SQSClient } from '@aws-sdk/client-sqs';
import type * as z from 'zod';
import { errorFields, type Log } from '#shared/lambda/log.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { dynamoAddressAnswers } from '#shared/persistence/address-answers.ts';
import { dynamoAppealStore } from '#shared/persistence/appeal-store.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoForwardingCounts } from '#shared/persistence/forwarding-counts.ts';
import { recentForwarding } from '#shared/persistence/recent-forwarding.ts';
import { dynamoSurveyStore } from '#shared/persistence/survey-store.ts';
import { region } from '#shared/region/region.ts';
import { themeMeaning } from '#shared/region/region-classifier.ts';
import { surveyRules } from '#shared/region/survey-rules.ts';
import { deliveryQueue } from './delivery-queue.ts';
import type { settingsSchema } from './env.ts';
import type { RecordPorts } from './record-events.ts';
import { textClassifier } from './text-classifier.ts';

/** What the recording needs, on AWS. */
export function recordPorts(settings: z.output<typeof settingsSchema>, sqs: SQSClient, log: Log): RecordPorts {
  const client = documentClient();
  const { APPEALS_TABLE: appeals, CONTACTS_TABLE: contacts } = settings;
  const counts = dynamoForwardingCounts(client, settings.CENTRE_TABLE);
  const whenUnread = (error: unknown) => log.warn('RCC_FORWARDING_UNREAD', errorFields(error));
  return {
    appeals: dynamoAppealStore(client, { appeals, contacts }, region.timeZone),
    surveys: dynamoSurveyStore(client, settings.CENTRE_TABLE),
    addresses: dynamoAddressAnswers(client, settings.CENTRE_TABLE),
    surveyRules,
    deliveries: deliveryQueue(sqs, settings.DELIVERIES_QUEUE_URL),
    sources: region.sources,
    asking: { surveys: surveyRules, sha256 },
    rules: region.appealRules,
    concluding: {
      classify: textClassifier(settings.TEXT_MODEL),
      meaningOf: themeMeaning,
      recogniser: region.recogniser,
    },
    routing: { router: region.router, forwarding: recentForwarding({ counts, now: Date.now, whenUnread }) },
    sha256,
    log,
  };
}
