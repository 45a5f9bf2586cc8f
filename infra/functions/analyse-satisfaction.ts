import { Duration } from 'aws-cdk-lib';
import { settingsSchema } from '#functions/analyse-satisfaction/env.ts';
import { factIndexes } from '#shared/persistence/fact-index.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { indexQueries, messageSending, objectAccess, signing, tableAccess } from '../constructs/permissions.ts';
import { Schedule } from '../constructs/schedule.ts';
import type { ServiceContext } from '../service-context.ts';

/**
 * Analyses what citizens say of the answers of a month. Reads rating facts by one index and what became of invitations; no
 * word of a citizen is within its reach. Writes to the archive, and signs.
 */
export function analyseSatisfaction({ scope, stage, state }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'analyse-satisfaction',
    stage,
    settings: settingsSchema,
    environment: {
      APPEALS_TABLE: state.appeals.tableName,
      CENTRE_TABLE: state.centre.tableName,
      REPORTS_BUCKET: state.reports.bucketName,
      REPORT_SIGNING_KEY: state.reportSigningKey.keyArn,
    },
    permissions: [
      ...indexQueries(state.appeals, [factIndexes.answered]),
      ...tableAccess({ table: state.centre, actions: ['dynamodb:BatchGetItem'], keysBeginning: ['invitation#'] }),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        keysBeginning: ['reports#'],
      }),
      ...objectAccess(state.reports, 'reports/', ['s3:GetObject', 's3:PutObject']),
      ...signing(state.reportSigningKey),
      ...messageSending(state.missedRuns),
    ],
    timeout: Duration.minutes(15),
    // The first size with a whole processor; the run is monthly, so its price is nothing.
    memorySize: 1769,
    failureImpact:
      'The analysis of what citizens say of the answers of the month is missing. No answer of theirs is lost.',
    alarms: state.alarms,
  });
  new Schedule(target, 'Times', {
    group: `${stage.prefix}-satisfaction`,
    timeZone: regionTimeZone,
    target,
    runs: [
      {
        id: 'Monthly',
        description: 'What citizens say of the answers of the month before, an hour after its rating',
        expression: 'cron(0 4 11 * ? *)',
        input: { scheduledAt: '<aws.scheduler.scheduled-time>' },
      },
    ],
    missedRuns: state.missedRuns,
  });
}
