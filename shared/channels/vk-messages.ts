import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Account } from './channel-secret.ts';
import { type ChannelOutcome, type CitizenChannel, DeliveryFailed, deadContact } from './citizen-channel.ts';
import { failureOf, unauthorised } from './failure.ts';
import { post } from './post.ts';

const version = '5.199';

const answerSchema = z.union([
  z.object({ response: z.unknown() }),
  z.object({ error: z.object({ error_code: z.number() }) }),
]);

/** Errors after which nothing of ours will ever reach the citizen (dev.vk.com, errors of messages.send and general ones). */
const dead = new Map([
  [18, 'deleted'],
  [113, 'no-such-user'],
  [900, 'blacklisted'],
  [901, 'not-permitted'],
  [902, 'privacy'],
  [936, 'no-such-user'],
]);

/** VK is busy or ill, or asks for fewer messages. */
const busy = new Map([
  [1, 'unknown-error'],
  [6, 'too-many'],
  [9, 'flood'],
  [10, 'internal-error'],
  [14, 'captcha'],
  [29, 'rate-limit'],
  [43, 'unavailable'],
]);

/** The key of the community is wrong, withdrawn or may not write. */
const aboutKey = new Set([4, 5, 15, 27, 28]);

/** Messages of a community on VK: `messages.send`, by the key of the community. Says what became of one with status 200. */
export function vkMessages({ apiUrl = 'https://api.vk.com', token, certificateAuthority }: Account): CitizenChannel {
  return {
    async send({ id, to, text }) {
      const answer = await post({
        url: `${apiUrl}/method/messages.send`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          ...recipient(to),
          random_id: String(randomId(id)),
          message: text,
          // VK would open the link for a picture of the page.
          dont_parse_links: '1',
          access_token: token,
          v: version,
        }).toString(),
        certificateAuthority,
      });
      const said = answerSchema.safeParse(answer.json);
      if (answer.status !== 200) throw failureOf(answer);
      if (!said.success) throw new DeliveryFailed('unreadable-answer');
      return 'error' in said.data ? outcomeOf(said.data.error.error_code) : 'sent';
    },
  };
}

function outcomeOf(code: number): ChannelOutcome {
  const reason = dead.get(code);
  if (reason !== undefined) return deadContact(reason);
  if (aboutKey.has(code)) throw unauthorised();
  throw new DeliveryFailed(busy.get(code) ?? `code-${code}`, { isOutage: busy.has(code) });
}

/** A number, `id` and a number, or the name that the account has chosen. */
function recipient(to: string): Record<string, string> {
  const number = /^(?:id)?(\d+)$/.exec(to)?.[1];
  return number === undefined ? { domain: to } : { user_id: number };
}

/** VK takes a message with the same number once. Not zero, which it does not look at; 31 bits, which any integer holds. */
function randomId(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) & 0x7fffffff || 1;
}
