import { randomInt } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { SecretPart } from '#infra/local/resources/part.ts';
import { errorCode } from '../error-code.ts';

const entrySchema = z.object({
  name: z.string(),
  arn: z.string(),
  value: z.string(),
  versionId: z.string(),
  createdAt: z.number(),
  /** The `replyUrl` this centre filled in, which moves when the outbox moves. */
  filledReplyUrl: z.string().optional(),
  /** The `smtpUrl`, likewise. */
  filledSmtpUrl: z.string().optional(),
  /** The `apiUrl` of a channel, likewise. */
  filledApiUrl: z.string().optional(),
});
const fileSchema = z.array(entrySchema);

export type SecretEntry = z.infer<typeof entrySchema>;

/** Secrets in a file that only its owner may read. */
export interface SecretStore {
  find(nameOrArn: string): SecretEntry | undefined;
  put(entry: SecretEntry): void;
}

export function fileSecretStore(path: string): SecretStore {
  const entries = new Map(read(path).map((entry) => [entry.name, entry]));
  return {
    find: (nameOrArn) =>
      entries.get(nameOrArn) ??
      [...entries.values()].find(({ arn }) => arn === nameOrArn || arn.slice(0, -'-000000'.length) === nameOrArn),
    put(entry) {
      entries.set(entry.name, entry);
      writeFileSync(`${path}.new`, JSON.stringify([...entries.values()], null, 2), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}

/** The value a secret of the template starts with. */
export function firstValue({ value }: SecretPart): string {
  if ('text' in value) return value.text;
  const random = randomText(value.length);
  if (value.template === undefined || value.key === undefined) return random;
  const template = z.record(z.string(), z.unknown()).parse(JSON.parse(value.template));
  return JSON.stringify({ ...template, [value.key]: random });
}

function randomText(length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function read(path: string): SecretEntry[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
