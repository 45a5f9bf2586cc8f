import { expect } from 'vitest';
import { type CitizenChannel, DeliveryFailed } from '#shared/channels/citizen-channel.ts';

export const message = {
  id: 'survey-7K2M04QX9ZTA-1',
  to: '1234567',
  subject: 'Ответ на обращение',
  text: 'Оцените ответ 😀: https://centre.example/s/AAAAAAAAAAAAAAAAAAAAAA',
};

/** What became of a message: the outcome, or why it may succeed later. */
export async function sentBy(channel: CitizenChannel, to = message.to) {
  try {
    return await channel.send({ ...message, to });
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    const { reason, isOutage, retryAfterMs, ...rest } = error;
    // All that could be logged of it.
    return {
      failed: reason,
      isOutage,
      retryAfterMs,
      seen: JSON.stringify([rest, error.message, error.stack, error.cause]),
    };
  }
}

export function failed(
  reason: string,
  { isOutage = true, retryAfterMs }: { isOutage?: boolean; retryAfterMs?: number } = {},
) {
  return expect.objectContaining({ failed: reason, isOutage, retryAfterMs });
}

export const dead = (refused: string) => ({ refused, isContactDead: true });
