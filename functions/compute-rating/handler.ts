import { randomUUID } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { functionLog } from '#shared/lambda/log.ts';
import { patience } from '#shared/lambda/patience.ts';
import { scheduledFunction } from '#shared/lambda/schedule.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { hexSha256 } from '#shared/lambda/sha256.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoRatingRuns } from '#shared/persistence/rating-runs.ts';
import { dynamoReportCatalogue } from '#shared/persistence/report-catalogue.ts';
import { ratingRules } from '#shared/region/rating-rules.ts';
import { region } from '#shared/region/region.ts';
import { computeRatings } from './compute-ratings.ts';
import { inputSchema } from './contract.ts';
import { countQueue } from './count-queue.ts';
import { settingsSchema } from './env.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('compute-rating');
const client = documentClient();
const ports = {
  runs: dynamoRatingRuns(client, settings.CENTRE_TABLE),
  counts: countQueue(new SQSClient({ requestHandler: patience }), settings.COUNTS_QUEUE_URL),
  catalogue: dynamoReportCatalogue(client, settings.CENTRE_TABLE),
  region,
  rules: ratingRules(region, hexSha256),
  newId: randomUUID,
  now: () => Date.now(),
  log,
};

/** Has the bodies of every league rated for a month or a quarter: `count-cycles` counts, `fold-rating` archives. */
export const handler = scheduledFunction({ schema: inputSchema, run: (input) => computeRatings(input, ports), log });
