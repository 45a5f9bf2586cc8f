import type { ChannelOutcome, CitizenMessage } from '#shared/channels/citizen-channel.ts';
import type { LetterForms } from '#shared/domain/letters/letter-texts.ts';
import type { Way } from '#shared/domain/letters/ways.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { CitizenPorts, Destination } from './find-citizen.ts';

/** A letter to one citizen in the forms of all ways. */
export interface Letter extends LetterForms {
  /** The same for every attempt, so that a channel knows a repeat. */
  readonly id: string;
  /** What a platform is told. */
  readonly event: { readonly source: string; readonly type: string; readonly data: Readonly<Record<string, string>> };
  /** Where one POST says that no more of these are wanted. */
  readonly optOutUrl?: string | undefined;
}

/** How far a letter has come, kept for a repeat. */
export interface Progress {
  /** The way by which it was tried last. */
  readonly begunBy?: string | undefined;
  tried(way: Way): Promise<void>;
  done(way: Way): Promise<void>;
}

export type Handed = { readonly way: Way } | { readonly refused: string };

type HandPorts = Pick<CitizenPorts, 'replies' | 'invitations' | 'ways' | 'now'> & { readonly log: Log };

/**
 * Hands a letter over by the first way that takes it. What refuses it for good leads to the next way at once; what fails
 * for the time being throws, and another attempt goes on by the same way: it may have come through already.
 */
export async function handOver(
  letter: Letter,
  destinations: readonly Destination[],
  progress: Progress,
  ports: HandPorts,
): Promise<Handed> {
  const { replies, invitations, log, now } = ports;
  let refused = 'no-way';
  for (const destination of fromBegun(destinations, progress)) {
    const { way } = destination;
    const outcome = await send(letter, destination, replies).catch(async (error: unknown) => {
      // Where not even this can be kept, the reason of the failure is what counts.
      await progress.tried(way).catch(() => undefined);
      throw error;
    });
    if (outcome === 'sent') {
      await progress.done(way);
      return { way };
    }
    refused = outcome.refused;
    log.warn('RCC_WAY_REFUSED', { letter: letter.id, way, reason: refused });
    if (destination.way !== 'platform' && outcome.isContactDead) {
      await invitations.markDead(destination.hash, refused, now());
    }
  }
  return { refused };
}

/** Ways before the one that was tried last have refused it. */
function fromBegun(destinations: readonly Destination[], { begunBy }: Progress): readonly Destination[] {
  const first = destinations.findIndex(({ way }) => way === begunBy);
  return destinations.slice(Math.max(first, 0));
}

async function send(letter: Letter, destination: Destination, replies: HandPorts['replies']): Promise<ChannelOutcome> {
  if (destination.way !== 'platform') return await destination.channel.send(messageOf(letter, destination));
  const { source, type, data } = letter.event;
  const outcome = await replies.send(source, { id: letter.id, type, data: { ...data, text: letter.platform } });
  return outcome === 'delivered' ? 'sent' : { refused: outcome, isContactDead: false };
}

function messageOf(
  { id, mail, messenger, sms, optOutUrl }: Letter,
  { way, to }: Exclude<Destination, { way: 'platform' }>,
): CitizenMessage {
  if (way === 'email') return { id, to, ...mail, optOutUrl };
  return { id, to, subject: '', text: way === 'sms' ? sms : messenger };
}
