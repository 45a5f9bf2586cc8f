import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

export interface SigningKeyProps {
  readonly description: string;
  /** Under this name people find the public key. */
  readonly alias: string;
}

/** A key whose private half never leaves KMS. It outlives its stack, and nothing rotates it: KMS does not rotate such keys. */
export function signingKey(scope: Construct, id: string, { description, alias }: SigningKeyProps): Key {
  return new Key(scope, id, {
    description,
    alias,
    keySpec: KeySpec.ECC_NIST_P256,
    keyUsage: KeyUsage.SIGN_VERIFY,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
