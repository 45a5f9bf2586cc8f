import * as z from 'zod/mini';
import type { Account } from './channel-secret.ts';
import { type CitizenChannel, DeliveryFailed, deadContact } from './citizen-channel.ts';
import { failureOf, unauthorised } from './failure.ts';
import { post } from './post.ts';

const answerSchema = z.object({
  /** There when a message was taken. */
  message: z.optional(z.unknown()),
  code: z._default(z.string(), ''),
  success: z.optional(z.boolean()),
});

/**
 * Messages of a bot on MAX: `POST /messages`. Since July 2026 the service answers at this address only, with a certificate of
 * the Russian national authority, which has to be in the secret. It knows no repeats.
 */
export function maxBot({
  apiUrl = 'https://platform-api2.max.ru',
  token,
  certificateAuthority,
}: Account): CitizenChannel {
  return {
    async send({ to, text }) {
      const query = new URLSearchParams({ user_id: to, disable_link_preview: 'true' });
      const answer = await post({
        url: `${apiUrl}/messages?${query}`,
        headers: { authorization: token, 'content-type': 'application/json' },
        body: JSON.stringify({ text }),
        certificateAuthority,
      });
      const { status } = answer;
      const said = answerSchema.safeParse(answer.json).data;
      if (status === 200 && said !== undefined && said.success !== false) return 'sent';
      const code = said?.code ?? '';
      // `chat.denied`: the citizen has stopped the dialogue with the bot.
      if (status === 403 || code === 'chat.denied') return deadContact('blocked');
      if (code === 'chat.not.found' || code === 'user.not.found') return deadContact('no-such-chat');
      if (status === 401) throw unauthorised();
      if (status === 200) throw new DeliveryFailed('unreadable-answer');
      throw failureOf(answer);
    },
  };
}
