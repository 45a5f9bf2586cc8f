import * as z from 'zod';
import { type Planned, physicalName, type Resource } from './resource.ts';
import { reasons } from './without-effect.ts';

const bucketSchema = z.strictObject({ BucketName: z.string().optional() });

const notKept = 'the local engine keeps one version of an object and locks none';
const withoutEffect = {
  AccessControl: reasons.permission,
  BucketEncryption: reasons.encryption,
  LifecycleConfiguration: 'local objects stay until --fresh',
  LoggingConfiguration: reasons.watching,
  MetricsConfigurations: reasons.watching,
  ObjectLockConfiguration: notKept,
  ObjectLockEnabled: notKept,
  OwnershipControls: reasons.permission,
  PublicAccessBlockConfiguration: reasons.permission,
  Tags: reasons.metadata,
  VersioningConfiguration: notKept,
};

/** `AWS::S3::Bucket`. */
export function bucket(resource: Resource): Planned {
  const { BucketName } = resource.read(bucketSchema, withoutEffect);
  const name = BucketName ?? physicalName(resource, undefined, 63).toLowerCase();
  const { s3 } = resource.place.endpoints;
  return {
    ref: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${new URL(s3).host}/${name}`,
      RegionalDomainName: `${new URL(s3).host}/${name}`,
    },
    part: { kind: 'bucket', name },
  };
}
