import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { SourceSecrets } from './source-secrets.ts';
import { sign } from './standard-webhooks.ts';

/** What the citizen shall see on the platform they wrote on. */
interface Reply {
  /** The same for every attempt, so that the platform knows a repeat. */
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
}

/** `gone`: the platform takes no such replies any more (410). `no-address`: it has never said where it takes them. */
type ReplyOutcome = 'delivered' | 'gone' | 'no-address';

export interface SourceReplies {
  /** Hands a reply to the source. Throws `ReplyFailed` when another attempt may succeed. */
  send(source: string, reply: Reply): Promise<ReplyOutcome>;
}

/** The name says why, and goes into logs and to the dead letters: it never holds an address or a word of the reply. */
class ReplyFailed extends Error {
  /** The platform is away or busy: the message is sound and may wait. */
  readonly isOutage: boolean;

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = `ReplyFailed ${reason}`;
    this.isOutage = /^(timeout|unreachable|status-(429|5\d\d))$/.test(reason);
  }
}

const timeoutMs = 10_000;

/** Replies by outgoing webhooks (Standard Webhooks 1.0) to the `replyUrl` of the source's secret. */
export function sourceReplies(secrets: SourceSecrets, now: () => Instant): SourceReplies {
  return {
    async send(source, { id, type, data }) {
      const secret = await secrets.find(source);
      if (secret?.replyUrl === undefined) return 'no-address';
      if (!isSafe(new URL(secret.replyUrl))) throw new ReplyFailed('address-not-https');

      const at = now();
      const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
      // One signature per key: the platform verifies with the old or the new one while keys are being changed.
      const signed = secret.signing.map((key) => sign(id, at, body, key));
      const signature = signed.map((headers) => headers['webhook-signature']).join(' ');
      const headers = { ...signed[0], 'webhook-signature': signature, 'content-type': 'application/json' };

      const status = await post(secret.replyUrl, headers, body);
      if (status >= 200 && status < 300) return 'delivered';
      if (status === 410) return 'gone';
      throw new ReplyFailed(`status-${status}`);
    },
  };
}

/**
 * The link in the body is a citizen's key, so it travels by https only. To this very machine, where a platform's double
 * stands in development and tests, there is no wire to listen on.
 */
function isSafe({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname));
}

/** A redirect is not followed: it would carry the link to an address that the operator has not entered. */
async function post(url: string, headers: Record<string, string>, body: string): Promise<number> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    throw new ReplyFailed(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable', {
      cause: error,
    });
  }
}
