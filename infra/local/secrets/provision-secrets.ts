import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Endpoints } from '#infra/local/endpoints.ts';
import type { SecretPart } from '#infra/local/resources/part.ts';
import { jsonOf } from '#shared/domain/json-of.ts';
import { firstValue, type SecretStore } from './secret-store.ts';

const fields = z.record(z.string(), z.unknown());

/**
 * Gives every secret of the template a value on its first start. Local rule: a secret that begins with an empty `replyUrl`,
 * `smtpUrl` or `apiUrl` gets the address of the outbox, of its mail server or of its double of the channel there, so that what the
 * centre sends arrives somewhere and can be read. A value somebody put there stays.
 */
export function provisionSecrets(
  parts: readonly SecretPart[],
  store: SecretStore,
  { outbox, mail }: Pick<Endpoints, 'outbox' | 'mail'>,
): void {
  for (const part of parts) {
    const entry = store.find(part.name) ?? {
      ...{ name: part.name, arn: part.arn, value: firstValue(part) },
      ...{ versionId: randomUUID(), createdAt: Date.now() },
    };
    const withReplies = filled(entry.value, 'replyUrl', entry.filledReplyUrl ?? '', outbox);
    const withMails = filled(entry.value, 'smtpUrl', entry.filledSmtpUrl ?? '', mail);
    // The last step of the secret's name is the channel.
    const api = `${outbox}/${part.name.split('/').at(-1)}`;
    const withApi = filled(entry.value, 'apiUrl', entry.filledApiUrl ?? '', api);
    if (withReplies) store.put({ ...entry, arn: part.arn, value: withReplies, filledReplyUrl: outbox });
    else if (withMails) store.put({ ...entry, arn: part.arn, value: withMails, filledSmtpUrl: mail });
    else if (withApi) {
      const value = filled(withApi, 'token', '', 'local') ?? withApi;
      store.put({ ...entry, arn: part.arn, value, filledApiUrl: api });
    } else if (!store.find(part.name)) store.put(entry);
  }
}

/** The value with an address in the field, if what stands there now is `expected`. */
function filled(value: string, field: string, expected: string, address: string): string | undefined {
  const parsed = fields.safeParse(jsonOf(value));
  if (!parsed.success || parsed.data[field] !== expected) return undefined;
  return JSON.stringify({ ...parsed.data, [field]: address });
}
