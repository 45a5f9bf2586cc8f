import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/** The SMTP server that notices are mailed through, account and password in its address. Empty until somebody enters it. */
export function smtpSecret(scope: Construct, id: string, { name, key }: { name: string; key: IKey }): Secret {
  return new Secret(scope, id, {
    secretName: name,
    description: 'SMTP server for notices to the staff: smtps://account:password@host:465',
    encryptionKey: key,
    secretStringValue: SecretValue.unsafePlainText(JSON.stringify({ smtpUrl: '' })),
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
