import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { closed } from './closed-bucket.ts';

/**
 * What runs of a rating work with. Apart from the archive, whose lock would keep it for years; kept for longer than the
 * messages about it, which wait 14 days and may be sent back from the dead letters for another 14.
 */
export function runsBucket(scope: Construct, id: string, key: IKey): Bucket {
  return new Bucket(scope, id, {
    ...closed,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    lifecycleRules: [{ expiration: Duration.days(30) }],
  });
}
