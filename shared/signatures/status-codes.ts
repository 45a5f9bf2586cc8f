import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { isStatusCode, statusCode } from '#shared/domain/appeals/status-code.ts';
import { keyedHash } from './keyed-hash.ts';

/** Codes by which whoever wrote an appeal sees how it stands. */
export interface StatusCodes {
  /** Rejects when the secret cannot be had. */
  of(appealId: string): Promise<string>;
  isOf(appealId: string, typed: string): Promise<boolean>;
}

/** Codes by the secret of that name. */
export function statusCodes(client: SecretsManagerClient, secretId: string): StatusCodes {
  const hash = keyedHash(client, secretId);
  return {
    of: async (appealId) => statusCode(appealId, await hash()),
    isOf: async (appealId, typed) => isStatusCode(typed, appealId, await hash()),
  };
}
