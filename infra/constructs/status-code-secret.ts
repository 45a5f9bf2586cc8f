import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/**
 * What the codes are made with by which citizens see how their appeals stand. Generated here and shown to nobody; another one
 * makes every code that was ever sent useless, so it is not rotated.
 */
export function statusCodeSecret(scope: Construct, id: string, { name, key }: { name: string; key: IKey }): Secret {
  return new Secret(scope, id, {
    secretName: name,
    description: 'Makes the codes by which citizens see how their appeals stand',
    encryptionKey: key,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
