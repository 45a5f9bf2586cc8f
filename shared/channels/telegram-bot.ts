import * as z from 'zod/mini';
import type { Account } from './channel-secret.ts';
import { type CitizenChannel, DeliveryFailed, deadContact } from './citizen-channel.ts';
import { failureOf, unauthorised } from './failure.ts';
import { post } from './post.ts';

const answerSchema = z.object({
  ok: z.boolean(),
  description: z._default(z.string(), ''),
  /** Seconds. */
  parameters: z._default(z.object({ retry_after: z.optional(z.number()) }), {}),
});

/** Words for chats that are not there: the API has the one code 400 for them and for everything else. */
const noSuchChat = /chat not found|user not found|PEER_ID_INVALID|chat_id is empty/i;

/** Messages of a bot on Telegram: `sendMessage` of the Bot API. It knows no repeats: after a lost answer a citizen may get two. */
export function telegramBot({
  apiUrl = 'https://api.telegram.org',
  token,
  certificateAuthority,
}: Account): CitizenChannel {
  return {
    async send({ to, text }) {
      const answer = await post({
        // The key is a part of the address, which therefore goes nowhere else.
        url: `${apiUrl}/bot${encodeURI(token)}/sendMessage`,
        headers: { 'content-type': 'application/json' },
        // Telegram would open the link for a picture of the page.
        body: JSON.stringify({ chat_id: to, text, link_preview_options: { is_disabled: true } }),
        certificateAuthority,
      });
      const said = answerSchema.safeParse(answer.json).data;
      if (said?.ok === true) return 'sent';
      const { status } = answer;
      // Blocked by the user, deactivated, or never started: 403 is always about the chat.
      if (status === 403) return deadContact('blocked');
      if (status === 400 && noSuchChat.test(said?.description ?? '')) return deadContact('no-such-chat');
      if (status === 401 || status === 404) throw unauthorised();
      if (status === 200) throw new DeliveryFailed('unreadable-answer');
      const seconds = said?.parameters.retry_after;
      throw failureOf({ status, retryAfterMs: seconds === undefined ? answer.retryAfterMs : seconds * 1000 });
    },
  };
}
