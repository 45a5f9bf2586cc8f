import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { keyedHash } from './keyed-hash.ts';

/** Names in the place of what tells who somebody is: the same for the same, and nobody can guess back without the secret. */
export interface Pseudonyms {
  /**
   * 128 bits, base64url. What is named for one purpose cannot be matched with what is named for another. Rejects when the
   * secret cannot be had.
   */
  of(purpose: 'contact' | 'address', text: string): Promise<string>;
}

/** Pseudonyms by the secret of that name. */
export function pseudonyms(client: SecretsManagerClient, secretId: string): Pseudonyms {
  const hash = keyedHash(client, secretId);
  return {
    of: async (purpose, text) => (await hash())(`${purpose}\n${text}`).subarray(0, 16).toString('base64url'),
  };
}
