import { describe, expect, it } from 'vitest';
import { acknowledgedRules } from '#infra/acknowledged-rules.ts';
import { nameOf, type Resource, resources, service, state } from '#test/support/templates.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Record<string, Record<string, unknown>>;
}

/** All that each function may do: what it acts on [only keys, only attributes or only through], and the actions. Nothing else. */
const expected: Record<string, Record<string, string[]>> = {
  'receive-events': {
    receiveeventsLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    EventsQueue: ['sqs:SendMessage'],
    Sourceskomidemo: ['secretsmanager:GetSecretValue'],
    Sourcesnashspb: ['secretsmanager:GetSecretValue'],
    Sourcespos: ['secretsmanager:GetSecretValue'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
    'CentreKey [secretsmanager]': ['kms:Decrypt'],
  },
  'record-event': {
    recordeventLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    EventsQueue: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    EventsDeadLetters: ['sqs:SendMessage'],
    DeliveriesQueue: ['sqs:SendMessage'],
    Appeals: ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    Contacts: ['dynamodb:PutItem'],
    'Centre [address#* routes#* survey#*]': ['dynamodb:GetItem'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
    'AppealsKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'ContactsKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'CentreKey [dynamodb]': ['kms:Decrypt'],
  },
  'deliver-message': {
    delivermessageLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    DeliveriesQueue: [
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ReceiveMessage',
    ],
    DeliveriesDeadLetters: ['sqs:SendMessage'],
    'Centre [delivery#* survey#*]': ['dynamodb:GetItem', 'dynamodb:PutItem'],
    'Centre [citizen#* invitation#*]': ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    'Centre [waiting#*]': ['dynamodb:DeleteItem', 'dynamodb:PutItem'],
    Contacts: ['dynamodb:GetItem'],
    'Centre [rate#*]': ['dynamodb:UpdateItem'],
    Channelsmax: ['secretsmanager:GetSecretValue'],
    Channelssms: ['secretsmanager:GetSecretValue'],
    Channelstelegram: ['secretsmanager:GetSecretValue'],
    Channelsvk: ['secretsmanager:GetSecretValue'],
    SmtpServer: ['secretsmanager:GetSecretValue'],
    Sourceskomidemo: ['secretsmanager:GetSecretValue'],
    Sourcesnashspb: ['secretsmanager:GetSecretValue'],
    Sourcespos: ['secretsmanager:GetSecretValue'],
    StatusCodes: ['secretsmanager:GetSecretValue'],
    Pseudonyms: ['secretsmanager:GetSecretValue'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
    'ContactsKey [dynamodb]': ['kms:Decrypt'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'CentreKey [secretsmanager]': ['kms:Decrypt'],
  },
  survey: {
    surveyLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Centre [survey#*]': ['dynamodb:GetItem'],
    'Centre [address#* citizen#* survey#*]': ['dynamodb:UpdateItem'],
    EventsQueue: ['sqs:SendMessage'],
    Pseudonyms: ['secretsmanager:GetSecretValue'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'CentreKey [secretsmanager]': ['kms:Decrypt'],
  },
  'appeal-status': {
    appealstatusLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Appeals [cycle fact pk sk state work]': ['dynamodb:GetItem'],
    StatusCodes: ['secretsmanager:GetSecretValue'],
    'AppealsKey [dynamodb]': ['kms:Decrypt'],
    'CentreKey [secretsmanager]': ['kms:Decrypt'],
  },
  'compute-rating': {
    computeratingLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Centre [rating-runs#*]': ['dynamodb:GetItem', 'dynamodb:PutItem'],
    'Centre [reports#*]': ['dynamodb:Query', 'dynamodb:UpdateItem'],
    CountsQueue: ['sqs:SendMessage'],
    MissedRuns: ['sqs:SendMessage'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  'count-cycles': {
    countcyclesLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    CountsQueue: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    CountsDeadLetters: ['sqs:SendMessage'],
    FoldsQueue: ['sqs:SendMessage'],
    'Appeals/index/facts-by-answer': ['dynamodb:Query'],
    'Appeals/index/facts-by-due': ['dynamodb:Query'],
    'Centre [rating-runs#*]': ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
    'Runs/rating-runs/*': ['s3:PutObject'],
    'AppealsKey [dynamodb]': ['kms:Decrypt'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'CentreKey [s3]': ['kms:Decrypt', 'kms:GenerateDataKey'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  'fold-rating': {
    foldratingLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    FoldsQueue: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    FoldsDeadLetters: ['sqs:SendMessage'],
    'Centre [rating-runs#*]': ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
    'Centre [reports#*]': ['dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    'Runs/rating-runs/*': ['s3:GetObject'],
    'ReportsBucket/reports/*': ['s3:GetObject', 's3:PutObject'],
    ReportSigningKey: ['kms:GetPublicKey', 'kms:Sign'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'CentreKey [s3]': ['kms:Decrypt', 'kms:GenerateDataKey'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  'analyse-satisfaction': {
    analysesatisfactionLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Appeals/index/facts-by-answer': ['dynamodb:Query'],
    'Centre [invitation#*]': ['dynamodb:BatchGetItem'],
    'Centre [reports#*]': ['dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    'ReportsBucket/reports/*': ['s3:GetObject', 's3:PutObject'],
    ReportSigningKey: ['kms:GetPublicKey', 'kms:Sign'],
    MissedRuns: ['sqs:SendMessage'],
    'AppealsKey [dynamodb]': ['kms:Decrypt'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'CentreKey [s3]': ['kms:Decrypt', 'kms:GenerateDataKey'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  'find-likeness': {
    findlikenessLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Appeals/index/likeness': ['dynamodb:Query'],
    'Centre [likeness#*]': ['dynamodb:PutItem'],
    'Centre [problem#*]': ['dynamodb:Query', 'dynamodb:UpdateItem'],
    MissedRuns: ['sqs:SendMessage'],
    'AppealsKey [dynamodb]': ['kms:Decrypt'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  'count-forwardings': {
    countforwardingsLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Appeals/index/facts-by-answer': ['dynamodb:Query'],
    'Centre [routes#*]': ['dynamodb:PutItem'],
    MissedRuns: ['sqs:SendMessage'],
    'AppealsKey [dynamodb]': ['kms:Decrypt'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  'watch-terms': {
    watchtermsLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Appeals/index/watch': ['dynamodb:Query'],
    'Appeals [pk sk version watchAt watchShard]': ['dynamodb:UpdateItem'],
    'Centre [escalation#*]': ['dynamodb:PutItem', 'dynamodb:Query'],
    'Centre [mails#* notices#*]': ['dynamodb:PutItem'],
    MissedRuns: ['sqs:SendMessage'],
    'AppealsKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  'release-invitations': {
    releaseinvitationsLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    EventsQueue: ['sqs:SendMessage'],
    'Centre [waiting#*]': ['dynamodb:DeleteItem', 'dynamodb:Query'],
    MissedRuns: ['sqs:SendMessage'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  'refold-appeals': {
    refoldappealsLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Appeals/index/facts-by-due': ['dynamodb:Query'],
    'Appeals/index/open': ['dynamodb:Query'],
    Appeals: ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    'Centre [refold#*]': ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    MissedRuns: ['sqs:SendMessage'],
    'AppealsKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  'staff-notices': {
    staffnoticesLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Centre [notices#*]': ['dynamodb:Query'],
    'CentreKey [dynamodb]': ['kms:Decrypt'],
  },
  'write-digests': {
    writedigestsLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Appeals/index/open': ['dynamodb:Query'],
    'Appeals/index/reopen-requests': ['dynamodb:Query'],
    'Centre [mails#* notices#*]': ['dynamodb:PutItem'],
    MissedRuns: ['sqs:SendMessage'],
    'AppealsKey [dynamodb]': ['kms:Decrypt'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  'mail-notices': {
    mailnoticesLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Centre [mails#*]': ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    SmtpServer: ['secretsmanager:GetSecretValue'],
    MissedRuns: ['sqs:SendMessage'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'CentreKey [secretsmanager]': ['kms:Decrypt'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  'manage-appeals': {
    manageappealsLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Appeals: ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    'Centre [invitation#* likeness#* routes#* survey#*]': ['dynamodb:GetItem'],
    EventsQueue: ['sqs:SendMessage'],
    'AppealsKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    'CentreKey [dynamodb]': ['kms:Decrypt'],
    'MessagesKey [sqs]': ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  'report-archive': {
    reportarchiveLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Centre [reports#*]': ['dynamodb:GetItem', 'dynamodb:Query'],
    'ReportsBucket/reports/*': ['s3:GetObject'],
    'CentreKey [dynamodb]': ['kms:Decrypt'],
    'CentreKey [s3]': ['kms:Decrypt'],
  },
  'show-contacts': {
    showcontactsLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Appeals [cycle fact pk sk state work]': ['dynamodb:GetItem'],
    Contacts: ['dynamodb:GetItem'],
    'Centre [looks#*]': ['dynamodb:PutItem', 'dynamodb:Query'],
    'AppealsKey [dynamodb]': ['kms:Decrypt'],
    'ContactsKey [dynamodb]': ['kms:Decrypt'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
  },
  'rating-cycles': {
    ratingcyclesLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Centre [reports#*]': ['dynamodb:Query'],
    'ReportsBucket/reports/*': ['s3:GetObject'],
    'CentreKey [dynamodb]': ['kms:Decrypt'],
    'CentreKey [s3]': ['kms:Decrypt'],
  },
  'manage-problems': {
    manageproblemsLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Appeals/index/open-by-body': ['dynamodb:Query'],
    'Centre [likeness#*]': ['dynamodb:Query'],
    'Centre [problem#* problem-plan#*]': [
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    'AppealsKey [dynamodb]': ['kms:Decrypt'],
    'CentreKey [dynamodb]': ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
  },
  'describe-api': { describeapiLog: ['logs:CreateLogStream', 'logs:PutLogEvents'] },
  'work-lists': {
    worklistsLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'Appeals/index/anomalies': ['dynamodb:Query'],
    'Appeals/index/needs-person': ['dynamodb:Query'],
    'Appeals/index/open': ['dynamodb:Query'],
    'Appeals/index/open-by-body': ['dynamodb:Query'],
    'Appeals/index/open-by-executor': ['dynamodb:Query'],
    'Appeals/index/reopen-requests': ['dynamodb:Query'],
    'AppealsKey [dynamodb]': ['kms:Decrypt'],
  },
};

describe('what a function may do', () => {
  const functions = resources('AWS::Lambda::Function');

  it.each(functions.map((lambda) => [lambda.Properties['FunctionName'].replace('rcc-demo-', ''), lambda] as const))(
    '%s: exactly this',
    (name, lambda) => {
      const role = roleOf(lambda);
      expect(role?.Properties['ManagedPolicyArns']).toBeUndefined();
      expect(permissions(role)).toEqual(expected[name]);
    },
  );

  it('has a role that no other function has', () => {
    expect(functions.map(({ Properties }) => Properties['FunctionName'].replace('rcc-demo-', '')).sort()).toEqual(
      Object.keys(expected).sort(),
    );
    expect(new Set(functions.map((lambda) => roleOf(lambda)?.id)).size).toBe(functions.length);
  });

  it('stands in the role alone: no policy is attached from elsewhere', () => {
    expect([...resources('AWS::IAM::Policy'), ...resources('AWS::IAM::ManagedPolicy')]).toEqual([]);
  });

  it('never scans a table', () => {
    expect(JSON.stringify([state, service])).not.toContain('dynamodb:Scan');
  });
});

describe('the key that reports are signed with', () => {
  const mayUse = (key: string | undefined, role: Resource) =>
    statementsOf(role).some(({ Resource }) => [Resource].flat().some((target) => nameOf(target) === key));

  it('is for the two that archive, and they can only sign: no other role reaches it, not even through a service', () => {
    const roles = resources('AWS::IAM::Role').filter((role) => mayUse('ReportSigningKey', role));
    expect(roles.map(({ id }) => nameOf({ Ref: id }))).toEqual(['foldratingRole', 'analysesatisfactionRole']);
    const signing = resources('AWS::IAM::Role').filter((role) =>
      statementsOf(role).some(({ Action }) => [Action].flat().includes('kms:Sign')),
    );
    expect(signing).toEqual(roles);
  });

  it('lets nobody in by its own policy but the account, which leaves it to the roles', () => {
    const key = resources('AWS::KMS::Key').find(({ id }) => nameOf({ Ref: id }) === 'ReportSigningKey');
    const statements: Statement[] = key?.Properties['KeyPolicy'].Statement;
    expect(statements).toHaveLength(1);
    expect(JSON.stringify(statements[0])).toContain(':root');
  });
});

describe('wildcards', () => {
  const roles = resources('AWS::IAM::Role');

  it('are in no action of a role', () => {
    const actions = roles.flatMap(statementsOf).flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(40);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('are in a resource of a role only where a reason is written down', () => {
    const reasoned = acknowledgedRules.flatMap(
      ({ id }) => /Resource::<(\w+?)[0-9A-F]{8}\.Arn>(.+)\]$/.exec(id)?.slice(1).join('') ?? [],
    );
    const wild = roles
      .flatMap(statementsOf)
      .flatMap(({ Resource }) => [Resource].flat().map(nameOf))
      .filter((name) => name.includes('*'));
    expect(new Set(wild)).toEqual(new Set(reasoned));
  });

  it('in a policy of a resource either forbid, or leave a key to the account that owns it', () => {
    const policies = [
      'AWS::KMS::Key',
      'AWS::S3::BucketPolicy',
      'AWS::SQS::QueuePolicy',
      'AWS::SNS::TopicPolicy',
    ].flatMap(resources);
    const allowing = policies.flatMap(({ id, Properties }) =>
      [Properties['PolicyDocument'] ?? Properties['KeyPolicy']]
        .flatMap((document: { Statement: Statement[] }) => document.Statement)
        .filter(({ Effect, Action }) => Effect === 'Allow' && [Action].flat().some((action) => action.includes('*')))
        .map((statement) => ({ id, statement: JSON.stringify(statement) })),
    );
    for (const { id, statement } of allowing) {
      expect(id).toMatch(/Key[0-9A-F]{8}$/);
      expect(statement).toContain(':root');
    }
  });
});

function roleOf(lambda: Resource): Resource | undefined {
  return resources('AWS::IAM::Role').find(({ id }) => id === lambda.Properties['Role']['Fn::GetAtt'][0]);
}

function statementsOf(role: Resource | undefined): Statement[] {
  return (role?.Properties['Policies'] ?? []).flatMap(
    (policy: { PolicyDocument: { Statement: Statement[] } }) => policy.PolicyDocument.Statement,
  );
}

function permissions(role: Resource | undefined): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const statement of statementsOf(role)) {
    expect(statement.Effect).toBe('Allow');
    for (const target of [statement.Resource].flat()) {
      const key = `${nameOf(target)}${limits(statement)}`;
      found[key] = [...new Set([...(found[key] ?? []), ...[statement.Action].flat()])].sort();
    }
  }
  return found;
}

/** The keys, the attributes or the service a statement is narrowed to. */
function limits({ Condition }: Statement): string {
  const keys = Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
  if (keys) expect(Condition['Null']).toEqual({ 'dynamodb:LeadingKeys': 'false' });
  const attributes = Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes'];
  if (attributes) {
    expect(Condition['Null']).toEqual({ 'dynamodb:Attributes': 'false' });
    expect([
      { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      { 'dynamodb:ReturnValues': ['NONE', 'UPDATED_OLD', 'UPDATED_NEW'] },
    ]).toContainEqual(Condition['StringEqualsIfExists']);
  }
  const through = nameOf(Condition?.['StringEquals']?.['kms:ViaService'] ?? '').split('.')[0];
  const words = [keys ?? [], attributes ?? [], through || []].flat(2);
  return words.length > 0 ? ` [${words.sort().join(' ')}]` : '';
}
