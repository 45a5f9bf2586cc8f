import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

interface HmacSecretProps {
  readonly name: string;
  readonly description: string;
  readonly key: IKey;
}

/**
 * What keyed hashes are made with. Generated here and shown to nobody; another one makes every hash that was ever made
 * useless, so it is not rotated.
 */
export function hmacSecret(scope: Construct, id: string, { name, description, key }: HmacSecretProps): Secret {
  return new Secret(scope, id, {
    secretName: name,
    description,
    encryptionKey: key,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
