import { createHash } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { HttpAnswer } from '#infra/local/net/http-call.ts';
import { sign } from '#shared/channels/standard-webhooks.ts';
import { jsonOf } from '#shared/domain/json-of.ts';
import type { CentreAccess } from './centre-access.ts';
import { post } from './http-post.ts';

/** What the centre said to a request. */
export type Posted =
  | { readonly outcome: 'accepted' }
  /** By index in the request. */
  | { readonly outcome: 'refused'; readonly errors: readonly { index: number; pointer: string; detail: string }[] }
  | { readonly outcome: 'too-large' };

/** The centre does not take events at all, or has been away for too long. */
export class ReplayStopped extends Error {
  override readonly name = 'ReplayStopped';
  /** The HTTP status, or 0 for silence. */
  readonly status: number;

  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

const problemSchema = z.object({
  errors: z.array(z.object({ index: z.int().nonnegative(), pointer: z.string(), detail: z.string() })).min(1),
});

const answerTimeoutMs = 30_000;
/** A centre that was killed is waited for this long. */
const patienceMs = 300_000;
const firstPauseMs = 100;
const longestPauseMs = 5000;

export interface EventsPoster {
  /** Posts a body until the centre has answered for good. Throws `ReplayStopped`. */
  post(body: string): Promise<Posted>;
  stop(): void;
}

/** Posts signed bodies over kept connections; every attempt of a body carries the same id and a fresh signature. */
export function eventsPoster(
  centre: Pick<CentreAccess, 'intake' | 'refresh'>,
  onWaiting: (isWaiting: boolean) => void,
): EventsPoster {
  const agent = new Agent({ keepAlive: true });

  const attempt = async (body: string): Promise<HttpAnswer | undefined> => {
    const id = createHash('sha256').update(body).digest('hex').slice(0, 32);
    const { url, key } = centre.intake();
    const headers = { ...sign(id, Date.now(), body, key) };
    return await post({ agent, url, headers, body, timeoutMs: answerTimeoutMs }).catch(() => undefined);
  };

  return {
    async post(body) {
      const giveUpAt = Date.now() + patienceMs;
      for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
        const answer = await attempt(body);
        const posted = answer && outcomeOf(answer);
        if (posted) {
          onWaiting(false);
          return posted;
        }
        if (Date.now() + pauseMs > giveUpAt) throw new ReplayStopped(answer?.status ?? 0);
        if (answer?.status !== 429) onWaiting(true);
        await pause(pauseMs * (0.5 + Math.random() / 2));
        if (answer?.status !== 429) await centre.refresh();
      }
    },
    stop: () => agent.destroy(),
  };
}

/** Undefined where another attempt may succeed. */
function outcomeOf({ status, body }: HttpAnswer): Posted | undefined {
  if (status === 202) return { outcome: 'accepted' };
  if (status === 413) return { outcome: 'too-large' };
  if (status === 429 || status >= 500) return undefined;
  const refused = status === 400 ? problemSchema.safeParse(jsonOf(body)) : undefined;
  if (refused?.success) return { outcome: 'refused', errors: refused.data.errors };
  throw new ReplayStopped(status);
}
