import type { Channel } from '#shared/domain/appeals/fact-data.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { HandedOverStore } from '#shared/persistence/handed-over.ts';
import { type CitizenPorts, findCitizen } from './find-citizen.ts';
import { handOver, type Letter } from './hand-over.ts';

export interface LetterPorts extends CitizenPorts {
  readonly handedOver: HandedOverStore;
  readonly log: Log;
}

interface Addressed {
  readonly appealId: string;
  readonly source: string;
  readonly channel: Channel;
}

/** How a delivery is called in the log. */
interface Sentences {
  readonly delivered: `RCC_${string}`;
  readonly notReachable: `RCC_${string}`;
}

/**
 * Hands a letter to whoever wrote an appeal. A repeat of what was handed over does nothing. Throws when another attempt may
 * succeed.
 */
export async function deliverLetter(
  letter: Letter,
  { appealId, source, channel }: Addressed,
  sentences: Sentences,
  ports: LetterPorts,
): Promise<void> {
  const { handedOver, now, log } = ports;
  const about = { appealId, source, type: letter.event.type };
  const known = await handedOver.find(letter.id);
  if (known?.isDone) return log.info('RCC_LETTER_DELIVERED_BEFORE', about);

  const { destinations } = await findCitizen({ appealId, source, channel }, ports);
  const keep = async (way: string, isDone: boolean) => await handedOver.keep(letter.id, { way, isDone }, now());
  const handed = await handOver(
    letter,
    destinations,
    { begunBy: known?.way, tried: (way) => keep(way, false), done: (way) => keep(way, true) },
    ports,
  );
  if ('way' in handed) log.info(sentences.delivered, { ...about, way: handed.way });
  else log.warn(sentences.notReachable, { ...about, reason: handed.refused });
}
