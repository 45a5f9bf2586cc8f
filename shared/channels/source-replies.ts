import type { Instant } from '#shared/domain/appeals/fact.ts';
import { failureOf } from './failure.ts';
import { post } from './post.ts';
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
  /** Whether the source has said where it takes replies. */
  takes(source: string): Promise<boolean>;
  /** Hands a reply to the source. Throws `DeliveryFailed` when another attempt may succeed. */
  send(source: string, reply: Reply): Promise<ReplyOutcome>;
}

/** Replies by outgoing webhooks (Standard Webhooks 1.0) to the `replyUrl` of the source's secret. */
export function sourceReplies(secrets: SourceSecrets, now: () => Instant): SourceReplies {
  return {
    takes: async (source) => (await secrets.find(source))?.replyUrl !== undefined,
    async send(source, { id, type, data }) {
      const secret = await secrets.find(source);
      if (secret?.replyUrl === undefined) return 'no-address';
      const at = now();
      const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
      // One signature per key: the platform verifies with the old or the new one while keys are being changed.
      const signed = secret.signing.map((key) => sign(id, at, body, key));
      const signature = signed.map((headers) => headers['webhook-signature']).join(' ');
      const headers = { ...signed[0], 'webhook-signature': signature, 'content-type': 'application/json' };

      const answer = await post({ url: secret.replyUrl, headers, body });
      if (answer.status >= 200 && answer.status < 300) return 'delivered';
      if (answer.status === 410) return 'gone';
      throw failureOf(answer);
    },
  };
}
