import { Duration } from 'aws-cdk-lib';
import { settingsSchema } from '#functions/mail-notices/env.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { mailSending, messageSending, secretReading, tableAccess } from '../constructs/permissions.ts';
import { Schedule } from '../constructs/schedule.ts';
import type { ServiceContext } from '../service-context.ts';

/** Mails notices to the staff, in a stage that says how. No appeal is within its reach. */
export function mailNotices({ scope, stage, state }: ServiceContext): void {
  const { mail } = stage;
  if (mail === undefined) return;
  const { smtpServer } = state;
  const target = new CentreFunction(scope, {
    name: 'mail-notices',
    stage,
    settings: settingsSchema,
    environment: {
      CENTRE_TABLE: state.centre.tableName,
      MAIL_THROUGH: smtpServer?.secretArn ?? 'ses',
      MAIL_FROM: mail.from,
      RUN_SECONDS: '240',
    },
    permissions: [
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
        keysBeginning: ['mails#'],
      }),
      ...(smtpServer ? secretReading([smtpServer]) : mailSending(mail.from)),
      ...messageSending(state.missedRuns),
    ],
    timeout: Duration.minutes(5),
    memorySize: 512,
    failureImpact:
      'Bodies, sectors and the centre get no mail of terms and no digest; the notices can be read all the same.',
    alarms: state.alarms,
  });
  new Schedule(target, 'Times', {
    group: `${stage.prefix}-mails`,
    timeZone: regionTimeZone,
    target,
    runs: [
      {
        id: 'Often',
        description: 'Notices that wait to be mailed, every five minutes; the function itself knows the working hours',
        expression: 'cron(0/5 * * * ? *)',
        input: {},
      },
    ],
    missedRuns: state.missedRuns,
  });
}
