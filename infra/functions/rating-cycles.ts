import { Duration } from 'aws-cdk-lib';
import { routes } from '#functions/rating-cycles/contract.ts';
import { settingsSchema } from '#functions/rating-cycles/env.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { identityEnvironment } from '../constructs/identity-environment.ts';
import { objectAccess, tableAccess } from '../constructs/permissions.ts';
import type { ServiceContext } from '../service-context.ts';

/** The cycles behind the figures of a rating, for staff. */
export function ratingCycles({ scope, stage, state, api }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'rating-cycles',
    stage,
    settings: settingsSchema,
    environment: {
      CENTRE_TABLE: state.centre.tableName,
      REPORTS_BUCKET: state.reports.bucketName,
      ...identityEnvironment(state.staff),
    },
    permissions: [
      ...tableAccess({ table: state.centre, actions: ['dynamodb:Query'], keysBeginning: ['reports#'] }),
      ...objectAccess(state.reports, 'reports/', ['s3:GetObject']),
    ],
    // The gateway waits for half a minute; to read a million lines takes a whole processor some seconds.
    timeout: Duration.seconds(28),
    memorySize: 1769,
    failureImpact:
      'Staff cannot see which cycles a figure of the rating consists of. The figures themselves are there.',
    alarms: state.alarms,
  });
  api.serveStaff(routes, target);
}
