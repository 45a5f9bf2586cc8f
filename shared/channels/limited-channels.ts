import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { ChannelSettings } from './channel-settings.ts';
import { type CitizenChannel, DeliveryFailed } from './citizen-channel.ts';
import type { CitizenChannels } from './citizen-channels.ts';
import limits from './rate-limits.json' with { type: 'json' };

interface Limiting {
  /** The UTC milliseconds at which a second with a free place begins; undefined when the next few have none. */
  readonly slots: { take(name: string, perSecond: number, now: Instant): Promise<Instant | undefined> };
  readonly settings: ChannelSettings;
  readonly now?: () => Instant;
  readonly random?: () => number;
  readonly pause?: (ms: number) => Promise<void>;
}

/** How far a whole crowd that was turned away is spread when it comes back. */
const spreadMs = 30_000;

/**
 * Channels that send no more messages a second than their services take, however many instances run. A message waits for a
 * second with a place in it; when the next few have none, it fails and is tried again later. What fails says by which way.
 */
export function limitedChannels(
  channels: CitizenChannels,
  { slots, settings, now = Date.now, random = Math.random, pause = wait }: Limiting,
): CitizenChannels {
  return {
    async of(way) {
      const channel = await channels.of(way);
      if (channel === undefined) return undefined;
      const perSecond = settings[way]?.perSecond ?? limits[way];
      return {
        async send(message) {
          const begins = await slots.take(way, perSecond, now());
          if (begins === undefined) throw new DeliveryFailed('own-limit', { way, retryAfterMs: random() * spreadMs });
          // Somewhere in the first half of the second: not all at once, and not yet in the next one.
          const left = begins - now();
          if (left > 0) await pause(left + random() * 500);
          try {
            return await channel.send(message);
          } catch (error) {
            if (!(error instanceof DeliveryFailed)) throw error;
            const { reason, retryAfterMs, isOutage } = error;
            throw new DeliveryFailed(reason, { way, retryAfterMs, isOutage });
          }
        },
      } satisfies CitizenChannel;
    },
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
