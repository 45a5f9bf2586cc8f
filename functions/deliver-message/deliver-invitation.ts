import type { Letters } from '#shared/domain/letters/letter-texts.ts';
import { surveyTermMs } from '#shared/domain/surveys/survey.ts';
import type { Log } from '#shared/lambda/log.ts';
import { writeLetter } from '#shared/letters/write-letter.ts';
import type { InvitationMessage } from './contract.ts';
import { handOver, type Letter, type Progress } from './hand-over.ts';
import { type NotOpened, type OpenPorts, openSurvey } from './open-survey.ts';

export interface InvitationPorts extends OpenPorts {
  readonly letters: Letters;
  /** The catalogue's words for a category; undefined for one that is not in it. */
  readonly titleOf: (category: string) => string | undefined;
  readonly publicBaseUrl: string;
  readonly log: Log;
}

/** Why no link is handed over. */
const sentences = {
  'already-invited': 'RCC_SURVEY_ALREADY_INVITED',
  'too-late': 'RCC_SURVEY_TOO_LATE',
  waiting: 'RCC_SURVEY_WAITS',
  'opted-out': 'RCC_SURVEY_OPTED_OUT',
  'too-often': 'RCC_SURVEY_TOO_OFTEN',
  unreachable: 'RCC_SURVEY_UNREACHABLE',
} satisfies Record<NotOpened, `RCC_${string}`>;

/**
 * Opens the survey of a cycle, where its citizen may be asked, and hands its link over, in this order: a link never leads
 * nowhere. A repeat finds the survey open and hands over the same link. Throws when it is worth another attempt.
 */
export async function deliverInvitation(message: InvitationMessage, ports: InvitationPorts): Promise<void> {
  const { log, now, invitations } = ports;
  const { appealId, source, cycle } = message;
  const about = { appealId, cycle, source };
  const opened = await openSurvey(message, ports);
  if ('not' in opened) return log.info(sentences[opened.not], about);

  const progress: Progress = {
    begunBy: opened.begunBy,
    tried: (way) => invitations.tried(message, way),
    done: (way) => invitations.finish(message, { outcome: 'delivered', way, at: now() }),
  };
  const handed = await handOver(letterOf(message, ports), opened.destinations, progress, ports);
  if ('way' in handed) return log.info('RCC_SURVEY_DELIVERED', { ...about, way: handed.way });
  await invitations.finish(message, { outcome: 'unreachable', at: now() });
  log.warn('RCC_SURVEY_NOT_REACHABLE', { ...about, reason: handed.refused });
}

function letterOf(message: InvitationMessage, { letters, titleOf, publicBaseUrl }: InvitationPorts): Letter {
  const { appealId, source, externalId, cycle, category, token } = message;
  const link = `${publicBaseUrl}/s/${token}`;
  const optOut = `${link}/opt-out`;
  const values = { link, optOut, days: surveyTermMs / 86_400_000 };
  const event = { source, type: 'survey.invited', data: { externalId, appealId, link } };
  const forms = writeLetter(letters, 'invitation', { appealId, title: titleOf(category) }, values);
  return { ...forms, id: `survey-${appealId}-${cycle}`, event, optOutUrl: optOut };
}
