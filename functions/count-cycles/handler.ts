import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sqsDeadLetters } from '#shared/lambda/dead-letters.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { patience } from '#shared/lambda/patience.ts';
import { eachAlone, queueFunction } from '#shared/lambda/queue.ts';
import { runPart } from '#shared/lambda/run-part.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { hexSha256 } from '#shared/lambda/sha256.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoRatingFacts } from '#shared/persistence/rating-facts.ts';
import { s3RatingParts } from '#shared/persistence/rating-parts.ts';
import { dynamoRatingRuns } from '#shared/persistence/rating-runs.ts';
import { ratingRules } from '#shared/region/rating-rules.ts';
import { region } from '#shared/region/region.ts';
import { messageSchema } from './contract.ts';
import { countShard } from './count-shard.ts';
import { settingsSchema } from './env.ts';
import { foldQueue } from './fold-queue.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('count-cycles');
const sqs = new SQSClient({ requestHandler: patience });
const client = documentClient();
const runs = dynamoRatingRuns(client, settings.CENTRE_TABLE);
const facts = dynamoRatingFacts(client, settings.APPEALS_TABLE);
const parts = s3RatingParts(new S3Client({}), settings.RUNS_BUCKET);
const folds = foldQueue(sqs, settings.FOLDS_QUEUE_URL);
const ports = { runs, facts, parts, folds, region, rules: ratingRules(region, hexSha256), log };

/** Counts shards of a run. */
export const handler = queueFunction({
  schema: messageSchema,
  process: (messages) =>
    eachAlone(messages, ({ run, shard }) => runPart(run, (found) => countShard(found, shard, ports), ports)),
  deadLetters: sqsDeadLetters(settings.DEAD_LETTER_QUEUE_URL, sqs),
  log,
});
