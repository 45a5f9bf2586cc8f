import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

export interface SourceSecretsProps {
  readonly sources: readonly string[];
  /** A secret's name is `<prefix><source>`; the functions find it by that name. */
  readonly prefix: string;
  readonly key: IKey;
}

/**
 * One secret per source: the key that signs its webhooks and the address its answers go to. The key is generated here
 * and shown to nobody; 44 letters and digits are the base64 of 33 bytes, so `whsec_<signing>` is a Standard Webhooks key.
 */
export function sourceSecrets(scope: Construct, { sources, prefix, key }: SourceSecretsProps): Secret[] {
  const all = new Construct(scope, 'Sources');
  return sources.map(
    (source) =>
      new Secret(all, source, {
        secretName: `${prefix}${source}`,
        description: `Webhook signing key and reply address of the source ${source}`,
        encryptionKey: key,
        generateSecretString: {
          secretStringTemplate: JSON.stringify({ replyUrl: '' }),
          generateStringKey: 'signing',
          passwordLength: 44,
          excludePunctuation: true,
        },
        removalPolicy: RemovalPolicy.RETAIN,
      }),
  );
}
