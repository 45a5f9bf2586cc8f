import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, CfnBucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { closed } from './closed-bucket.ts';

export interface ReportsBucketProps {
  readonly key: IKey;
  readonly retentionYears: number;
}

/** The archive of reports: what is written under `reports/` cannot be changed or deleted before its term. */
export class ReportsBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: ReportsBucketProps) {
    super(scope, id);
    // S3 can deliver access logs only to a bucket with S3's own encryption.
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(400) }],
    });
    this.bucket = new Bucket(this, 'Bucket', {
      ...closed,
      versioned: true,
      // Governance: a wrongly archived document can still be removed, but only with a permission nobody here is given.
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(365 * props.retentionYears)),
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    });
    this.logAccess(accessLogs);
  }

  /** By hand, because the types of `Bucket` and of the property for it disagree under exactOptionalPropertyTypes. */
  private logAccess(accessLogs: Bucket): void {
    const archive = this.bucket.node.defaultChild;
    if (!(archive instanceof CfnBucket)) throw new Error('a bucket without a bucket inside');
    archive.loggingConfiguration = { destinationBucketName: accessLogs.bucketName, logFilePrefix: 'reports/' };
    accessLogs.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [accessLogs.arnForObjects('reports/*')],
        conditions: {
          ArnLike: { 'aws:SourceArn': this.bucket.bucketArn },
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        },
      }),
    );
  }
}
