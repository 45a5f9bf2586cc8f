import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { jsonOf } from '#shared/domain/json-of.ts';

const secretSchema = z.object({
  /** Empty until somebody has entered it. */
  smtpUrl: z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]),
});

/**
 * The address of the SMTP server, account and password in it; undefined while nobody has entered it. What the parser says is
 * not passed on: it may quote the secret.
 */
export async function smtpAddress(client: SecretsManagerClient, SecretId: string): Promise<string | undefined> {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
  const secret = secretSchema.safeParse(jsonOf(SecretString));
  if (!secret.success) throw new Error('RCC_SMTP_SECRET_UNREADABLE');
  return secret.data.smtpUrl === '' ? undefined : secret.data.smtpUrl;
}
