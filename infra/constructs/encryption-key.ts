import { RemovalPolicy } from 'aws-cdk-lib';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** A customer-managed key that outlives its stack: without it, what it encrypted is lost. */
export function encryptionKey(scope: Construct, id: string, description: string): Key {
  return new Key(scope, id, { description, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
}

/** The key a resource was given. Throws when it was created without one. */
export function keyOf(resource: { readonly encryptionKey?: IKey | undefined }): IKey {
  if (!resource.encryptionKey) throw new Error('a resource of the centre was created without a key of its own');
  return resource.encryptionKey;
}
