import { settingsSchema } from '#functions/fold-rating/env.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { messageReceiving, messageSending, objectAccess, signing, tableAccess } from '../constructs/permissions.ts';
import { consume } from '../constructs/queue-trigger.ts';
import { consumers } from '../consumers.ts';
import type { ServiceContext } from '../service-context.ts';

/** Folds the leagues of a rating's run and archives their reports, signed. */
export function foldRating({ scope, stage, state }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'fold-rating',
    stage,
    settings: settingsSchema,
    environment: {
      CENTRE_TABLE: state.centre.tableName,
      RUNS_BUCKET: state.runs.bucketName,
      REPORTS_BUCKET: state.reports.bucketName,
      REPORT_SIGNING_KEY: state.reportSigningKey.keyArn,
      DEAD_LETTER_QUEUE_URL: state.folds.deadLetters.queue.queueUrl,
    },
    permissions: [
      ...messageReceiving(state.folds),
      ...messageSending(state.folds.deadLetters),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
        keysBeginning: ['rating-runs#'],
      }),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        keysBeginning: ['reports#'],
      }),
      ...objectAccess(state.runs, 'rating-runs/', ['s3:GetObject']),
      ...objectAccess(state.reports, 'reports/', ['s3:GetObject', 's3:PutObject']),
      ...signing(state.reportSigningKey),
    ],
    timeout: consumers.foldRating.timeout,
    // The first size with a whole processor; the run is monthly, so its price is nothing.
    memorySize: 1769,
    failureImpact:
      'The rating of a league is counted but not archived: its report of the month or the quarter is missing.',
    alarms: state.alarms,
  });
  consume(state.folds, target, stage.concurrency.foldRating);
}
