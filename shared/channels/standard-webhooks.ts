import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a message's own time may be from ours, either way (Standard Webhooks 1.0). */
const toleranceMs = 300_000;

const version = 'v1';

/** Headers of a signed message: id (the same for every retry), time in seconds, signature. */
export interface WebhookHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** The key bytes of `whsec_<base64>` or plain base64. */
export function keyOf(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}

/** Signs the raw body bytes (Standard Webhooks 1.0, symmetric: HMAC-SHA256 over `id.timestamp.body`). */
export function sign(id: string, at: number, body: Uint8Array | string, key: Buffer): WebhookHeaders {
  const seconds = String(Math.floor(at / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `${version},${digest(id, seconds, body, key).toString('base64')}`,
  };
}

/**
 * Whether the raw body was signed by the holder of one of the keys within ±5 minutes of `now` (UTC milliseconds).
 * Several keys and several signatures are tried, so that keys can be changed without a pause; comparison takes constant time.
 */
export function isAuthentic(
  headers: Readonly<Record<string, string | undefined>>,
  body: Uint8Array,
  keys: readonly Buffer[],
  now: number,
): boolean {
  const id = headers['webhook-id'];
  const seconds = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (!id || !signatures || !seconds || !/^\d{1,12}$/.test(seconds)) return false;
  if (Math.abs(now - Number(seconds) * 1000) > toleranceMs) return false;

  const given = signatures
    .split(' ')
    .filter((signature) => signature.startsWith(`${version},`))
    .map((signature) => Buffer.from(signature.slice(version.length + 1), 'base64'));
  let isKnown = false;
  for (const key of keys) {
    const expected = digest(id, seconds, body, key);
    for (const signature of given) {
      if (signature.length === expected.length && timingSafeEqual(signature, expected)) isKnown = true;
    }
  }
  return isKnown;
}

function digest(id: string, seconds: string, body: Uint8Array | string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest();
}
