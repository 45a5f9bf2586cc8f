import * as z from 'zod/mini';
import { type ChannelOutcome, DeliveryFailed, deadContact } from '../citizen-channel.ts';
import { failureOf, unauthorised } from '../failure.ts';
import { post } from '../post.ts';
import type { SmsProvider } from './providers.ts';

const answerSchema = z.union([z.object({ error_code: z.number() }), z.object({ id: z.unknown() })]);

/** An identical request is refused for a minute, and so is the sixteenth at a time. */
const minuteMs = 60_000;

/**
 * SMSC.RU. Taken as the one provider, because all it answers is published (smsc.ru/api/http), it takes JSON in the body, so that
 * neither key nor number stands in an address, and it refuses an identical request for a minute. Answers errors with status 200.
 */
export const smsc: SmsProvider = ({ apiUrl = 'https://smsc.ru', token, certificateAuthority }, sender) => ({
  async send({ to, text }) {
    const answer = await post({
      url: `${apiUrl}/rest/send/`,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        apikey: token,
        phones: to.replace(/[^\d+]/g, ''),
        mes: text,
        ...(sender !== undefined && { sender }),
        charset: 'utf-8',
        fmt: 3,
      }),
      certificateAuthority,
    });
    if (answer.status !== 200) throw failureOf(answer);
    const said = answerSchema.safeParse(answer.json);
    if (!said.success) throw new DeliveryFailed('unreadable-answer');
    return 'error_code' in said.data ? outcomeOf(said.data.error_code) : 'sent';
  },
});

function outcomeOf(code: number): ChannelOutcome {
  switch (code) {
    case 2:
      throw unauthorised();
    case 3:
      throw new DeliveryFailed('no-funds');
    case 4:
      throw new DeliveryFailed('address-blocked');
    case 6:
      // The text or the name of the sender is not agreed with the operators: for a person to look at.
      throw new DeliveryFailed('forbidden-text', { isOutage: false });
    case 7:
      return deadContact('wrong-number');
    case 8:
      // No way to this operator or with this sender; another provider may have one.
      return { refused: 'undeliverable', isContactDead: false };
    case 9:
      throw new DeliveryFailed('too-often', { retryAfterMs: minuteMs });
    default:
      throw new DeliveryFailed(`code-${code}`, { isOutage: false });
  }
}
