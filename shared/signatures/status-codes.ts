import { createHmac } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { isStatusCode, statusCode } from '#shared/domain/appeals/status-code.ts';

/** Codes by which whoever wrote an appeal sees how it stands. */
export interface StatusCodes {
  /** Rejects when the secret cannot be had. */
  of(appealId: string): Promise<string>;
  isOf(appealId: string, typed: string): Promise<boolean>;
}

/** Codes by the secret of that name, which is read when the first of them is asked for, and kept for the function's life. */
export function statusCodes(client: SecretsManagerClient, SecretId: string): StatusCodes {
  let reading: Promise<string> | undefined;
  const hmac = async () => {
    reading ??= read(client, SecretId);
    try {
      const secret = await reading;
      return (text: string) => createHmac('sha256', secret).update(text).digest();
    } catch (error) {
      reading = undefined;
      throw error;
    }
  };
  return {
    of: async (appealId) => statusCode(appealId, await hmac()),
    isOf: async (appealId, typed) => isStatusCode(typed, appealId, await hmac()),
  };
}

async function read(client: SecretsManagerClient, SecretId: string): Promise<string> {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
  // With a short one, anybody could make codes.
  if (SecretString.length < 32) throw new Error('RCC_STATUS_SECRET_TOO_SHORT');
  return SecretString;
}
