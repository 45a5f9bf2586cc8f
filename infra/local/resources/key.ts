import * as z from 'zod';
import { arn, type Planned, physicalName, type Resource } from './resource.ts';
import { reasons } from './without-effect.ts';

const keySchema = z.strictObject({
  KeySpec: z
    .enum(['SYMMETRIC_DEFAULT', 'ECC_NIST_P256'], 'only ECC_NIST_P256 keys sign here')
    .default('SYMMETRIC_DEFAULT'),
  KeyUsage: z.enum(['ENCRYPT_DECRYPT', 'SIGN_VERIFY'], 'a key encrypts or signs here').default('ENCRYPT_DECRYPT'),
  Enabled: z.literal(true, 'every key is enabled here').optional(),
  Origin: z.literal('AWS_KMS', 'keys are made here, not brought').optional(),
});

const withoutEffect = {
  BypassPolicyLockoutSafetyCheck: reasons.permission,
  Description: reasons.metadata,
  EnableKeyRotation: reasons.encryption,
  KeyPolicy: reasons.permission,
  MultiRegion: 'there is one region',
  PendingWindowInDays: 'nothing deletes a local key but --fresh',
  RotationPeriodInDays: reasons.encryption,
  Tags: reasons.metadata,
};

/** `AWS::KMS::Key`: one that signs comes to life; nothing is encrypted on one machine, so the others are but names. */
export function key(resource: Resource): Planned {
  const { KeySpec, KeyUsage } = resource.read(keySchema, withoutEffect);
  const id = physicalName(resource, undefined);
  const keyArn = arn(resource, 'kms', `key/${id}`);
  const planned = { ref: id, attributes: { Arn: keyArn, KeyId: id } };
  const isSigning = KeySpec === 'ECC_NIST_P256';
  if (isSigning !== (KeyUsage === 'SIGN_VERIFY'))
    throw resource.refusal(`KeyUsage: ${KeyUsage} does not go with ${KeySpec} here`);
  return isSigning ? { ...planned, part: { kind: 'signing-key', id, arn: keyArn } } : planned;
}
