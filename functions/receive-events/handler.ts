import { createHash } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sourceSecrets } from '#shared/channels/source-secrets.ts';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { patience } from '#shared/lambda/patience.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { routes } from './contract.ts';
import { settingsSchema } from './env.ts';
import { eventsQueue } from './events-queue.ts';
import { receiveEvents } from './receive-events.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('receive-events');
const secrets = sourceSecrets(
  new SecretsManagerClient({ requestHandler: patience }),
  settings.SOURCE_SECRET_PREFIX,
  () => Date.now(),
);
const queue = eventsQueue(new SQSClient({ requestHandler: patience }), settings.EVENTS_QUEUE_URL);
const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Takes in events of a feedback platform. */
export const handler = httpFunction({
  routes,
  operations: { receiveEvents: (request) => receiveEvents(request, { secrets, queue, sha256, log }) },
  log,
});
