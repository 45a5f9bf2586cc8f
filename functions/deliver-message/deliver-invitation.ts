import type { SourceReplies } from '#shared/channels/source-replies.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Sha256 } from '#shared/domain/appeals/identity.ts';
import { surveyTermMs } from '#shared/domain/surveys/survey.ts';
import type { SurveyStore } from '#shared/domain/surveys/survey-store.ts';
import { surveyTokenHash } from '#shared/domain/surveys/token.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { InvitationMessage } from './contract.ts';
import { invitationText } from './invitation-text.ts';

export interface InvitationPorts {
  readonly surveys: SurveyStore;
  readonly replies: SourceReplies;
  /** The catalogue's words for a category; undefined for one that is not in it. */
  readonly titleOf: (category: string) => string | undefined;
  readonly publicBaseUrl: string;
  readonly sha256: Sha256;
  readonly now: () => Instant;
  readonly log: Log;
}

/**
 * Opens the survey of a cycle and hands its link to the citizen, in this order: a link never leads nowhere. A repeat
 * finds the survey open and hands over the same link under the same id. Throws when it is worth another attempt.
 */
export async function deliverInvitation(
  { kind: _, token, ...asked }: InvitationMessage,
  ports: InvitationPorts,
): Promise<void> {
  const { surveys, replies, log } = ports;
  const { appealId, source, externalId, cycle } = asked;
  const now = ports.now();
  if (now - asked.answeredAt >= surveyTermMs) return log.warn('RCC_SURVEY_TOO_LATE', { appealId, cycle, source });

  const tokenHash = surveyTokenHash(token, ports.sha256);
  const kept = await surveys.invite({ ...asked, citizens: [], tokenHash, expiresAt: now + surveyTermMs });
  if (kept === 'already-invited') return log.info('RCC_SURVEY_ALREADY_INVITED', { appealId, cycle, source });

  const text = invitationText(appealId, ports.titleOf(asked.category));
  const link = `${ports.publicBaseUrl}/s/${token}`;
  const outcome = await replies.send(source, {
    id: `survey-${appealId}-${cycle}`,
    type: 'survey.invited',
    data: { externalId, appealId, text, link },
  });
  if (outcome === 'delivered') log.info('RCC_SURVEY_DELIVERED', { appealId, cycle, source });
  else log.warn('RCC_SURVEY_NOT_REACHABLE', { appealId, cycle, source, reason: outcome });
}
