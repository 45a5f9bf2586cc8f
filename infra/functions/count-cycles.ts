import { settingsSchema } from '#functions/count-cycles/env.ts';
import { factIndexes } from '#shared/persistence/fact-index.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import {
  indexQueries,
  messageReceiving,
  messageSending,
  objectAccess,
  tableAccess,
} from '../constructs/permissions.ts';
import { consume } from '../constructs/queue-trigger.ts';
import { consumers } from '../consumers.ts';
import type { ServiceContext } from '../service-context.ts';

/** Counts shards of a rating's run. Reads rating facts by their two indexes; no word of a citizen is within its reach. */
export function countCycles({ scope, stage, state }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'count-cycles',
    stage,
    settings: settingsSchema,
    environment: {
      APPEALS_TABLE: state.appeals.tableName,
      CENTRE_TABLE: state.centre.tableName,
      RUNS_BUCKET: state.runs.bucketName,
      FOLDS_QUEUE_URL: state.folds.queue.queueUrl,
      DEAD_LETTER_QUEUE_URL: state.counts.deadLetters.queue.queueUrl,
    },
    permissions: [
      ...messageReceiving(state.counts),
      ...messageSending(state.counts.deadLetters),
      ...messageSending(state.folds),
      ...indexQueries(state.appeals, Object.values(factIndexes)),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
        keysBeginning: ['rating-runs#'],
      }),
      ...objectAccess(state.runs, 'rating-runs/', ['s3:PutObject']),
    ],
    timeout: consumers.countCycles.timeout,
    // The first size with a whole processor; the run is monthly, so its price is nothing.
    memorySize: 1769,
    failureImpact:
      'The rating of the month or the quarter waits for cycles that are not counted; its reports are missing.',
    alarms: state.alarms,
  });
  consume(state.counts, target, stage.concurrency.countCycles);
}
