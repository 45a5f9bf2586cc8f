import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { SecretPart } from '#infra/local/resources/part.ts';
import { jsonOf } from '#shared/domain/json-of.ts';
import { firstValue, type SecretStore } from './secret-store.ts';

const fields = z.record(z.string(), z.unknown());

/**
 * Gives every secret of the template a value on its first start. Local rule: a generated secret whose template has an empty
 * `replyUrl` gets the address of the outbox there, so that what the centre sends back to its sources arrives somewhere and can
 * be read. A value somebody put there stays.
 */
export function provisionSecrets(parts: readonly SecretPart[], store: SecretStore, outboxUrl: string): void {
  for (const part of parts) {
    const entry = store.find(part.name) ?? {
      ...{ name: part.name, arn: part.arn, value: firstValue(part) },
      ...{ versionId: randomUUID(), createdAt: Date.now() },
    };
    const filled = withReplyUrl(entry.value, entry.filledReplyUrl ?? '', outboxUrl);
    if (filled) store.put({ ...entry, arn: part.arn, value: filled, filledReplyUrl: outboxUrl });
    else if (!store.find(part.name)) store.put(entry);
  }
}

/** The value with the outbox as its `replyUrl`, if what stands there now is `expected`. */
function withReplyUrl(value: string, expected: string, outboxUrl: string): string | undefined {
  const parsed = fields.safeParse(jsonOf(value));
  if (!parsed.success || parsed.data['replyUrl'] !== expected) return undefined;
  return JSON.stringify({ ...parsed.data, replyUrl: outboxUrl });
}
