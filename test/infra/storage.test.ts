import { describe, expect, it } from 'vitest';
import { region } from '#shared/region/region.ts';
import { nameOf, type Resource, resources } from '#test/support/templates.ts';

const tables = new Map(resources('AWS::DynamoDB::Table').map((table) => [nameOf({ Ref: table.id }), table]));
const secrets = resources('AWS::SecretsManager::Secret');

it('there are three tables', () => {
  expect([...tables.keys()].sort()).toEqual(['Appeals', 'Centre', 'Contacts']);
});

describe.each([...tables])('%s', (name, table) => {
  it('can be restored to any second and is not deleted by accident', () => {
    expect(table.Properties['PointInTimeRecoverySpecification']).toEqual({ PointInTimeRecoveryEnabled: true });
    expect(table.Properties['DeletionProtectionEnabled']).toBe(true);
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('is on demand', () => {
    expect(table.Properties['BillingMode']).toBe('PAY_PER_REQUEST');
  });

  it('is encrypted with a key of its own', () => {
    const { KMSMasterKeyId, ...encryption } = table.Properties['SSESpecification'];
    expect(encryption).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
    expect(nameOf(KMSMasterKeyId)).toBe(`${name}Key`);
  });
});

describe('Appeals', () => {
  it('has sparse indexes of rating facts, of signatures of texts, and of work, and nothing else in them', () => {
    expect(tables.get('Appeals')?.Properties['GlobalSecondaryIndexes']).toEqual([
      index('facts-by-due', ['factDue', 'factKey'], ['fact']),
      index('facts-by-answer', ['factAnswered', 'factKey'], ['fact']),
      index('likeness', ['likenessPlace', 'likenessKey'], ['signature', 'position']),
      index('needs-person', ['needsPerson', 'needsPersonSince'], ['work', 'asked', 'candidates', 'likelyBodies']),
      index('open', ['openShard', 'openDue'], ['work']),
      index('open-by-body', ['openBody', 'openDue'], ['work']),
      index('open-by-executor', ['openExecutor', 'openDue'], ['work']),
      index('watch', ['watchShard', 'watchAt'], ['work', 'version']),
      index('reopen-requests', ['requestShard', 'requestDue'], ['work']),
      index('anomalies', ['anomalyShard', 'anomalySince'], ['work']),
    ]);
  });

  it('keeps what it has', () => {
    expect(tables.get('Appeals')?.Properties['TimeToLiveSpecification']).toBeUndefined();
  });
});

it.each(['Contacts', 'Centre'])('%s lets items go when their term ends', (name) => {
  expect(tables.get(name)?.Properties['TimeToLiveSpecification']).toEqual({
    AttributeName: 'expiresAt',
    Enabled: true,
  });
});

it('Contacts has no sort key: one item per appeal, so that one deletion erases it', () => {
  expect(tables.get('Contacts')?.Properties['KeySchema']).toEqual([{ AttributeName: 'pk', KeyType: 'HASH' }]);
});

it('every key that encrypts rotates and outlives its stack', () => {
  const keys = resources('AWS::KMS::Key').filter(({ Properties }) => !Properties['KeySpec']);
  expect(keys).toHaveLength(5);
  for (const key of keys) {
    expect(key.Properties['EnableKeyRotation']).toBe(true);
    expect(key.DeletionPolicy).toBe('Retain');
  }
});

describe('the key that reports are signed with', () => {
  const [key, ...others] = resources('AWS::KMS::Key').filter(({ Properties }) => Properties['KeySpec']);

  it('is the only one that signs, on a curve that openssl and KMS share', () => {
    expect(others).toEqual([]);
    expect(key?.Properties).toMatchObject({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  });

  it('is not rotated, which KMS refuses for such keys, and outlives its stack', () => {
    expect(key?.Properties).not.toHaveProperty('EnableKeyRotation');
    expect(key).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('has a name under which people find the public key; the function is given the key itself', () => {
    const [alias, ...more] = resources('AWS::KMS::Alias');
    expect(more).toEqual([]);
    expect(alias?.Properties['AliasName']).toBe('alias/rcc-demo-reports');
    expect(nameOf(alias?.Properties['TargetKeyId'])).toBe('ReportSigningKey');
    const rating = resources('AWS::Lambda::Function').find(
      ({ Properties }) => Properties['FunctionName'] === 'rcc-demo-fold-rating',
    );
    expect(nameOf(rating?.Properties['Environment'].Variables.REPORT_SIGNING_KEY)).toBe('ReportSigningKey');
  });
});

describe('the archive of reports', () => {
  const archive = resources('AWS::S3::Bucket').find(({ id }) => nameOf({ Ref: id }) === 'ReportsBucket');

  it('keeps every version, locked for five years', () => {
    expect(archive?.Properties['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
    expect(archive?.Properties['ObjectLockEnabled']).toBe(true);
    expect(archive?.Properties['ObjectLockConfiguration']).toEqual({
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Days: 5 * 365, Mode: 'GOVERNANCE' } },
    });
    expect(archive?.DeletionPolicy).toBe('Retain');
  });

  it('is encrypted with a customer-managed key, by way of a bucket key', () => {
    const [rule] = archive?.Properties['BucketEncryption'].ServerSideEncryptionConfiguration ?? [];
    expect(rule.BucketKeyEnabled).toBe(true);
    expect(rule.ServerSideEncryptionByDefault.SSEAlgorithm).toBe('aws:kms');
    expect(nameOf(rule.ServerSideEncryptionByDefault.KMSMasterKeyID)).toBe('CentreKey');
  });

  it('says who has read it', () => {
    expect(nameOf(archive?.Properties['LoggingConfiguration'].DestinationBucketName)).toBe('ReportsAccessLogs');
  });
});

describe('what runs of a rating work with', () => {
  const runs = resources('AWS::S3::Bucket').find(({ id }) => nameOf({ Ref: id }) === 'Runs');

  it('goes after a month, later than the messages about it: no lock of the archive keeps it', () => {
    expect(runs?.Properties['LifecycleConfiguration'].Rules).toEqual([{ ExpirationInDays: 30, Status: 'Enabled' }]);
    expect(runs?.Properties).not.toHaveProperty('ObjectLockEnabled');
    expect(runs?.Properties).not.toHaveProperty('VersioningConfiguration');
  });

  it('is encrypted with a customer-managed key', () => {
    const [rule] = runs?.Properties['BucketEncryption'].ServerSideEncryptionConfiguration ?? [];
    expect(nameOf(rule.ServerSideEncryptionByDefault.KMSMasterKeyID)).toBe('CentreKey');
  });
});

describe.each(resources('AWS::S3::Bucket').map((bucket) => [nameOf({ Ref: bucket.id }), bucket] as const))(
  '%s',
  (_, bucket) => {
    it('is closed to the public', () => {
      expect(bucket.Properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    });

    it('speaks TLS only', () => {
      expect(policyOf(bucket)).toContainEqual(
        expect.objectContaining({
          Effect: 'Deny',
          Action: 's3:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      );
    });
  },
);

const ofSources = secrets.filter(({ Properties }) => Properties['GenerateSecretString']?.GenerateStringKey);

const named = (name: string) => secrets.find(({ Properties }) => Properties['Name'] === name);

describe.each(['rcc-demo/status-codes', 'rcc-demo/pseudonyms'])('the secret of keyed hashes %s', (name) => {
  it('is 64 random characters, encrypted, and stays', () => {
    const secret = named(name);
    expect(secret?.Properties['GenerateSecretString']).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
    expect(nameOf(secret?.Properties['KmsKeyId'])).toBe('CentreKey');
    expect(secret?.DeletionPolicy).toBe('Retain');
  });
});

it('there are no secrets but those of sources, of channels, of keyed hashes and of the mail server', () => {
  const others = secrets.filter((one) => !ofSources.includes(one)).map(({ Properties }) => Properties['Name']);
  const ofChannels = ['max', 'sms', 'telegram', 'vk'].map((name) => `rcc-demo/channels/${name}`);
  expect(others.toSorted()).toEqual([
    ...ofChannels,
    ...['rcc-demo/pseudonyms', 'rcc-demo/smtp-server', 'rcc-demo/status-codes'],
  ]);
});

it.each(['max', 'sms', 'telegram', 'vk'])(
  'the key of the channel %s is empty until somebody enters it, encrypted, and stays',
  (name) => {
    const secret = named(`rcc-demo/channels/${name}`);
    expect(secret?.Properties['SecretString']).toBe('{"apiUrl":"","token":""}');
    expect(nameOf(secret?.Properties['KmsKeyId'])).toBe('CentreKey');
    expect(secret?.DeletionPolicy).toBe('Retain');
  },
);

it('the address of the mail server is empty until somebody enters it, encrypted, and stays', () => {
  const secret = named('rcc-demo/smtp-server');
  expect(secret?.Properties['SecretString']).toBe('{"smtpUrl":""}');
  expect(nameOf(secret?.Properties['KmsKeyId'])).toBe('CentreKey');
  expect(secret?.DeletionPolicy).toBe('Retain');
});

describe('secrets of the sources', () => {
  it('are one per source of the region', () => {
    expect(ofSources.map(({ Properties }) => Properties['Name'])).toEqual(
      region.sources.map(({ id }) => `rcc/sources/${id}`),
    );
  });

  it.each(ofSources)(
    '$Properties.Name holds 33 random bytes in base64, encrypted',
    ({ Properties, DeletionPolicy }) => {
      expect(Properties['GenerateSecretString']).toEqual({
        GenerateStringKey: 'signing',
        SecretStringTemplate: '{"replyUrl":""}',
        PasswordLength: 44,
        ExcludePunctuation: true,
      });
      expect(nameOf(Properties['KmsKeyId'])).toBe('CentreKey');
      expect(DeletionPolicy).toBe('Retain');
    },
  );
});

function index(IndexName: string, [partitionKey, sortKey]: readonly [string, string], carried: readonly string[]) {
  return {
    IndexName,
    KeySchema: [
      { AttributeName: partitionKey, KeyType: 'HASH' },
      { AttributeName: sortKey, KeyType: 'RANGE' },
    ],
    Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: carried },
  };
}

function policyOf(bucket: Resource): unknown[] {
  const policy = resources('AWS::S3::BucketPolicy').find(({ Properties }) => Properties['Bucket'].Ref === bucket.id);
  return policy?.Properties['PolicyDocument'].Statement;
}
