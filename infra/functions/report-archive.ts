import { Duration } from 'aws-cdk-lib';
import { routes } from '#functions/report-archive/contract.ts';
import { settingsSchema } from '#functions/report-archive/env.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { objectAccess, tableAccess } from '../constructs/permissions.ts';
import type { ServiceContext } from '../service-context.ts';

/** The archive of reports, for reading. */
export function reportArchive({ scope, stage, state, api }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'report-archive',
    stage,
    settings: settingsSchema,
    environment: {
      CENTRE_TABLE: state.centre.tableName,
      REPORTS_BUCKET: state.reports.bucketName,
      PUBLIC_BASE_URL: api.url,
      REPORT_RETENTION_YEARS: String(stage.reportRetentionYears),
    },
    permissions: [
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:Query', 'dynamodb:GetItem'],
        keysBeginning: ['reports#'],
      }),
      ...objectAccess(state.reports, 'reports/', ['s3:GetObject']),
    ],
    timeout: Duration.seconds(15),
    memorySize: 512,
    failureImpact: 'Leaders and bodies cannot open the ratings and the archived reports. Nothing in them is lost.',
    alarms: state.alarms,
  });
  api.serve(routes, target);
}
