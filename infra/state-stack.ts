import { Duration, type Environment, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { IdentityProvider } from '#shared/identity/identity-provider.ts';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { appealsTable } from './constructs/appeals-table.ts';
import { CentreQueue } from './constructs/centre-queue.ts';
import { centreTable } from './constructs/centre-table.ts';
import { type ChannelSecrets, channelSecrets } from './constructs/channel-secrets.ts';
import { deadLetterQueue } from './constructs/dead-letter-queue.ts';
import { encryptionKey } from './constructs/encryption-key.ts';
import { hmacSecret } from './constructs/hmac-secret.ts';
import type { KeyedQueue } from './constructs/permissions.ts';
import { ReportsBucket } from './constructs/reports-bucket.ts';
import { runsBucket } from './constructs/runs-bucket.ts';
import { signingKey } from './constructs/signing-key.ts';
import { smtpSecret } from './constructs/smtp-secret.ts';
import { sourceSecrets } from './constructs/source-secrets.ts';
import { StaffPool } from './constructs/staff-pool.ts';
import { consumers } from './consumers.ts';
import { channelNames, type Stage } from './stage.ts';

export interface StateStackProps {
  readonly stage: Stage;
  /** The platforms the region takes events from. */
  readonly sources: readonly string[];
  readonly env?: Environment;
}

/**
 * Everything that must survive: facts, contacts, reports, keys, secrets, the staff, messages already acknowledged to their
 * sender, and the confirmed subscriptions to alarms. The service stack can be deleted and deployed again without losing one of them.
 */
export class StateStack extends Stack {
  readonly appeals: Table;
  readonly contacts: Table;
  readonly centre: Table;
  readonly reports: Bucket;
  /** What runs of a rating work with, for a month. */
  readonly runs: Bucket;
  readonly reportSigningKey: IKey;
  readonly sources: readonly Secret[];
  /** Makes the codes by which citizens see how their appeals stand. */
  readonly statusCodes: Secret;
  /** Names contacts and addresses of citizens where these are not to be known. */
  readonly pseudonyms: Secret;
  /** Keys of the channels to citizens that the stage has. */
  readonly channels: ChannelSecrets;
  /** The server that notices are mailed through, in a stage that mails by SMTP. */
  readonly smtpServer: Secret | undefined;
  /** Who vouches for the staff. */
  readonly staff: IdentityProvider;
  readonly events: CentreQueue;
  readonly deliveries: CentreQueue;
  /** Shards of a run that are to be counted. */
  readonly counts: CentreQueue;
  /** Leagues of a run that are to be folded. */
  readonly folds: CentreQueue;
  /** Scheduled runs that did not happen. */
  readonly missedRuns: KeyedQueue;
  readonly alarms: ITopic;

  constructor(scope: Construct, id: string, { stage, sources, ...props }: StateStackProps) {
    super(scope, id, {
      ...props,
      description: 'Region control centre: what must survive',
      terminationProtection: true,
    });
    this.alarms = new AlarmTopic(this, 'Alarms', { name: `${stage.prefix}-alarms`, emails: stage.alarmEmails }).topic;

    const appealsKey = encryptionKey(this, 'AppealsKey', 'Appeals and their events');
    this.appeals = appealsTable(this, 'Appeals', appealsKey);

    const contactsKey = encryptionKey(this, 'ContactsKey', "Citizens' contacts, apart from everything else");
    this.contacts = centreTable(this, 'Contacts', { key: contactsKey, expiry: 'expiresAt' });

    const centreKey = encryptionKey(this, 'CentreKey', 'Surveys, reports and source secrets');
    this.centre = centreTable(this, 'Centre', { key: centreKey, sortKey: 'sk', expiry: 'expiresAt' });
    this.reports = new ReportsBucket(this, 'Reports', {
      key: centreKey,
      retentionYears: stage.reportRetentionYears,
    }).bucket;
    this.runs = runsBucket(this, 'Runs', centreKey);
    this.reportSigningKey = signingKey(this, 'ReportSigningKey', {
      description: 'Signs the manifests of archived reports',
      alias: `${stage.prefix}-reports`,
    });
    this.sources = sourceSecrets(this, { sources, prefix: stage.sourceSecretPrefix, key: centreKey });

    this.statusCodes = hmacSecret(this, 'StatusCodes', {
      name: `${stage.prefix}/status-codes`,
      description: 'Makes the codes by which citizens see how their appeals stand',
      key: centreKey,
    });
    this.pseudonyms = hmacSecret(this, 'Pseudonyms', {
      name: `${stage.prefix}/pseudonyms`,
      description: 'Names contacts and addresses of citizens without telling them',
      key: centreKey,
    });

    this.channels = channelSecrets(this, {
      channels: channelNames.filter((name) => stage.channels[name] !== undefined),
      prefix: `${stage.prefix}/channels/`,
      key: centreKey,
    });
    this.smtpServer =
      stage.mail?.transport === 'smtp'
        ? smtpSecret(this, 'SmtpServer', { name: `${stage.prefix}/smtp-server`, key: centreKey })
        : undefined;

    this.staff = stage.staff ?? new StaffPool(this, 'Staff', { name: `${stage.prefix}-staff` }).provider;

    const messagesKey = encryptionKey(this, 'MessagesKey', 'Messages between the functions');
    this.events = new CentreQueue(this, 'Events', {
      name: `${stage.prefix}-events`,
      key: messagesKey,
      consumer: consumers.recordEvent,
      alarms: this.alarms,
      patience: Duration.minutes(5),
      failureImpact:
        'Appeals and answers that platforms have handed over are not seen by anyone yet, and their terms are running.',
    });
    this.deliveries = new CentreQueue(this, 'Deliveries', {
      name: `${stage.prefix}-deliveries`,
      key: messagesKey,
      consumer: consumers.deliverMessage,
      alarms: this.alarms,
      patience: Duration.hours(1),
      failureImpact: 'Citizens do not get the invitation to say whether the answer has helped them.',
    });
    this.counts = new CentreQueue(this, 'Counts', {
      name: `${stage.prefix}-counts`,
      key: messagesKey,
      consumer: consumers.countCycles,
      alarms: this.alarms,
      patience: Duration.hours(1),
      failureImpact:
        'The rating that is being computed waits for cycles that are not counted; its reports are missing.',
    });
    this.folds = new CentreQueue(this, 'Folds', {
      name: `${stage.prefix}-folds`,
      key: messagesKey,
      consumer: consumers.foldRating,
      alarms: this.alarms,
      patience: Duration.hours(1),
      failureImpact: 'The rating of a league is counted but not archived: its report is missing.',
    });
    this.missedRuns = {
      queue: deadLetterQueue(this, 'MissedRuns', {
        name: `${stage.prefix}-missed-runs`,
        key: messagesKey,
        alarms: this.alarms,
        failureImpact:
          'The monthly rating of the bodies is not there on the 11th, mass problems are not seen for an hour, nobody is told of terms, or proposals of bodies rest on old counts.',
      }),
      key: messagesKey,
    };
  }
}
