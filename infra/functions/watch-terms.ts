import { Duration } from 'aws-cdk-lib';
import { settingsSchema } from '#functions/watch-terms/env.ts';
import { watchIndex } from '#shared/persistence/work-index.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { attributeUpdates, indexQueries, messageSending, tableAccess } from '../constructs/permissions.ts';
import { Schedule } from '../constructs/schedule.ts';
import type { ServiceContext } from '../service-context.ts';

/** Tells the staff of terms that are about to be missed, or are. Reads one index; no word of a citizen is within its reach. */
export function watchTerms({ scope, stage, state }: ServiceContext): void {
  const { partitionKey, sortKey } = watchIndex;
  const target = new CentreFunction(scope, {
    name: 'watch-terms',
    stage,
    settings: settingsSchema,
    environment: {
      APPEALS_TABLE: state.appeals.tableName,
      CENTRE_TABLE: state.centre.tableName,
      MAIL: stage.mail ? 'on' : 'off',
      RUN_SECONDS: '780',
    },
    permissions: [
      ...indexQueries(state.appeals, [watchIndex.name]),
      ...attributeUpdates(state.appeals, ['pk', 'sk', 'version', partitionKey, sortKey]),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:PutItem', 'dynamodb:Query'],
        keysBeginning: ['escalation#'],
      }),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:PutItem'],
        keysBeginning: ['notices#', ...(stage.mail ? ['mails#'] : [])],
      }),
      ...messageSending(state.missedRuns),
    ],
    timeout: Duration.minutes(15),
    memorySize: 512,
    failureImpact:
      'Nobody is told of terms that are about to be missed or are, until a run succeeds: it then tells all.',
    alarms: state.alarms,
  });
  new Schedule(target, 'Times', {
    group: `${stage.prefix}-terms`,
    timeZone: regionTimeZone,
    target,
    runs: [
      {
        id: 'Quarterly',
        description: 'Terms at risk and overdue, every quarter of an hour',
        expression: 'cron(0/15 * * * ? *)',
        input: {},
      },
    ],
    missedRuns: state.missedRuns,
  });
}
