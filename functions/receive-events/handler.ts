import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sourceSecrets } from '#shared/channels/source-secrets.ts';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { patience } from '#shared/lambda/patience.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
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
// Two attempts take six seconds at most: the refusal is ours, with the time to come again, and not the gateway's.
const sqs = new SQSClient({ requestHandler: patience, maxAttempts: 2 });
const queue = eventsQueue(sqs, settings.EVENTS_QUEUE_URL);

/** Takes in events of a feedback platform. */
export const handler = httpFunction({
  routes,
  operations: { receiveEvents: (request) => receiveEvents(request, { secrets, queue, sha256, log }) },
  log,
});
