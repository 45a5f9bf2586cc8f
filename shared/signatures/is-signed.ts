import { verify } from 'node:crypto';
import type { IsSigned } from '#shared/domain/ratings/signature.ts';

/** Checks ECDSA over SHA-256 as `openssl dgst -sha256 -verify` does. */
export const isSigned: IsSigned = (manifest, signature, key) => verify('sha256', manifest, key, signature);
