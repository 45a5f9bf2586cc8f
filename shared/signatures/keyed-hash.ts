import { createHmac } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** HMAC-SHA-256 under a secret. */
type KeyedHash = (text: string) => Buffer;

/** With a short one, anybody could make what it vouches for. */
const minLength = 32;

/** The keyed hash by the secret of that name, which is read when it is first asked for, and kept for the function's life. */
export function keyedHash(client: SecretsManagerClient, SecretId: string): () => Promise<KeyedHash> {
  let reading: Promise<string> | undefined;
  return async () => {
    reading ??= read(client, SecretId);
    try {
      const secret = await reading;
      return (text) => createHmac('sha256', secret).update(text).digest();
    } catch (error) {
      reading = undefined;
      throw error;
    }
  };
}

async function read(client: SecretsManagerClient, SecretId: string): Promise<string> {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
  if (SecretString.length < minLength) throw new Error('RCC_SECRET_TOO_SHORT');
  return SecretString;
}
