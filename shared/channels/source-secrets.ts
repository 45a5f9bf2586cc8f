import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { keyOf } from './standard-webhooks.ts';

/** What the centre shares with a source. */
interface SourceSecret {
  /** Keys of signed messages, in both directions: what any of them signed is authentic, and replies are signed with each. */
  readonly signing: readonly Buffer[];
  /** Where the source takes replies to its citizens, if it does. */
  readonly replyUrl?: string | undefined;
}

export interface SourceSecrets {
  /** The secret of a source, or undefined for a source that the centre does not know. Throws when it cannot be told. */
  find(source: string): Promise<SourceSecret | undefined>;
}

/** How long a secret is used before it is read again: a changed key works everywhere after this. */
const foundForMs = 300_000;
/** Shorter, so that a new source is known soon; not zero, for anyone may name a source in a request. */
const absentForMs = 30_000;
/** Names come from requests: beyond this many, the memory starts anew. */
const rememberedSources = 1000;

const sourceName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Standard Webhooks asks for 24 to 64 bytes. An empty or short key would let anyone sign. */
const signingKey = z.pipe(
  z.string().check(z.regex(/^(whsec_)?[A-Za-z0-9+/]+={0,2}$/)),
  z.pipe(
    z.transform(keyOf),
    z.custom<Buffer>((key) => Buffer.isBuffer(key) && key.length >= 24 && key.length <= 64),
  ),
);

const secretSchema = z.object({
  signing: z.union([
    z.pipe(
      signingKey,
      z.transform((key) => [key]),
    ),
    z.array(signingKey).check(z.minLength(1)),
  ]),
  /** Empty until the platform has said where it takes replies. */
  replyUrl: z.optional(
    z.union([
      z.url(),
      z.pipe(
        z.literal(''),
        z.transform(() => undefined),
      ),
    ]),
  ),
});

/** Secrets of sources in Secrets Manager, named `<prefix><source>`, kept in memory for minutes. */
export function sourceSecrets(client: SecretsManagerClient, prefix: string, now: () => Instant): SourceSecrets {
  const remembered = new Map<string, { readonly until: Instant; readonly secret: SourceSecret | undefined }>();

  return {
    async find(source) {
      if (!sourceName.test(source)) return undefined;
      const known = remembered.get(source);
      if (known && now() < known.until) return known.secret;

      const secret = await read(client, `${prefix}${source}`);
      if (remembered.size >= rememberedSources) remembered.clear();
      remembered.set(source, { until: now() + (secret ? foundForMs : absentForMs), secret });
      return secret;
    },
  };
}

async function read(client: SecretsManagerClient, SecretId: string): Promise<SourceSecret | undefined> {
  try {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
    return parse(SecretString);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** What the parsers say is not passed on: it may quote the secret. */
function parse(text: string): SourceSecret {
  try {
    return secretSchema.parse(JSON.parse(text));
  } catch {
    throw new Error('RCC_SOURCE_SECRET_UNREADABLE');
  }
}

/** A secret marked for deletion answers `InvalidRequestException`: that source has been dismissed. */
function isAbsent(error: unknown): boolean {
  return (
    error instanceof Error && (error.name === 'ResourceNotFoundException' || error.name === 'InvalidRequestException')
  );
}
