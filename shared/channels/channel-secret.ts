import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { jsonOf } from '#shared/domain/json-of.ts';

const secretSchema = z.object({
  /** Empty for the address that the service itself gives; without a trailing slash. */
  apiUrl: z._default(z.union([z.literal(''), z.url({ protocol: /^https?$/ })]), ''),
  /** Empty until somebody has entered it. */
  token: z.string().check(z.regex(/^[\x21-\x7e]*$/)),
  /** PEM of an authority that vouches for the service, where it is not among the usual ones. */
  certificateAuthority: z.optional(z.string()),
});

/** What a channel needs to know to send. */
export interface Account {
  readonly apiUrl: string | undefined;
  readonly token: string;
  readonly certificateAuthority: string | undefined;
}

/**
 * The account of a channel; undefined while nobody has entered it. What the parser says is not passed on: it may quote the
 * secret.
 */
export async function channelAccount(client: SecretsManagerClient, SecretId: string): Promise<Account | undefined> {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
  const secret = secretSchema.safeParse(jsonOf(SecretString));
  if (!secret.success) throw new Error('RCC_CHANNEL_SECRET_UNREADABLE');
  const { apiUrl, token, certificateAuthority } = secret.data;
  if (token === '') return undefined;
  return { apiUrl: apiUrl.replace(/\/+$/, '') || undefined, token, certificateAuthority };
}
