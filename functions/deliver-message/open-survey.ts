import type { Sha256 } from '#shared/domain/appeals/identity.ts';
import { askingOf, pauseMs } from '#shared/domain/surveys/asking.ts';
import type { InvitationOutcome } from '#shared/domain/surveys/invitation.ts';
import { surveyTermMs } from '#shared/domain/surveys/survey.ts';
import type { SurveyRules } from '#shared/domain/surveys/survey-rules.ts';
import type { SurveyStore } from '#shared/domain/surveys/survey-store.ts';
import { surveyTokenHash } from '#shared/domain/surveys/token.ts';
import { Contended, randomPause } from '#shared/persistence/contention.ts';
import type { InvitationMessage } from './contract.ts';
import { type Citizen, type CitizenPorts, type Destination, findCitizen } from './find-citizen.ts';

export interface OpenPorts extends CitizenPorts {
  readonly surveys: SurveyStore;
  readonly rules: Pick<SurveyRules, 'pauseDays'>;
  readonly sha256: Sha256;
}

/** `waiting`: the citizen was asked lately. `too-late`: the answer is older than a link may live. */
export type NotOpened = 'already-invited' | 'waiting' | 'too-late' | Exclude<InvitationOutcome, 'delivered'>;

type Opened =
  | { readonly destinations: readonly Destination[]; readonly begunBy?: string | undefined }
  | { readonly not: NotOpened };

/** Behind every lost race is somebody else's success; what a few rounds do not end, the queue waits out. */
const maxRounds = 8;

/**
 * Opens the survey of a cycle, once, for a citizen who may be asked: read, decide, write on the condition that nobody wrote
 * meanwhile, else again. Whoever is not asked leaves a word on why, or waits.
 */
export async function openSurvey(message: InvitationMessage, ports: OpenPorts): Promise<Opened> {
  for (let round = 0; round < maxRounds; round += 1) {
    if (round > 0) await randomPause(20 * 2 ** Math.min(round, 5));
    const opened = await tryToOpen(message, ports);
    if (opened) return opened;
  }
  // Others keep asking the same citizen.
  throw new Contended('RCC_CITIZEN_CONTENDED', 'CitizenContended');
}

/** Undefined when another writer was faster. */
async function tryToOpen(message: InvitationMessage, ports: OpenPorts): Promise<Opened | undefined> {
  const { invitations } = ports;
  const { answeredAt } = message;
  const tokenHash = surveyTokenHash(message.token, ports.sha256);
  const standing = await invitations.find(message);
  if (standing && (standing.tokenHash !== tokenHash || standing.outcome)) return { not: 'already-invited' };

  const now = ports.now();
  const citizen = await findCitizen(message, ports);
  const asking = askingOf({ ...message, answeredAt }, citizen.records, now, ports.rules);
  if (asking.now === 'drop') return { not: 'too-late' };
  const isOptedOut = asking.now === 'settle' && asking.outcome === 'opted-out';
  if (standing && !isOptedOut) return { destinations: citizen.destinations, begunBy: standing.way };
  if (standing) {
    await invitations.finish(message, { outcome: 'opted-out', at: now });
    return { not: 'opted-out' };
  }
  const settle = async (outcome: Exclude<InvitationOutcome, 'delivered'>): Promise<Opened> => {
    await invitations.settle(message, outcome, now);
    return { not: outcome };
  };
  if (!isOptedOut && citizen.destinations.length === 0) return await settle('unreachable');
  switch (asking.now) {
    case 'settle':
      return await settle(asking.outcome);
    case 'leave':
      return { not: 'waiting' };
    case 'wait': {
      const { source, externalId, appealId, cycle } = message;
      const waiting = { source, externalId, appealId, cycle, answeredAt, dueAt: asking.dueAt };
      const kept = await invitations.wait(waiting, citizen.records, asking.instead, now);
      return kept === 'waiting' ? { not: 'waiting' } : undefined;
    }
    case 'ask':
      return await invite(message, citizen, { tokenHash, now }, ports);
  }
}

async function invite(
  { kind: _, token: __, channel: ___, ...asked }: InvitationMessage,
  { records, destinations }: Citizen,
  { tokenHash, now }: { readonly tokenHash: string; readonly now: number },
  { surveys, rules }: OpenPorts,
): Promise<Opened | undefined> {
  const citizens = records.map(({ hash }) => hash);
  const survey = { ...asked, citizens, tokenHash, expiresAt: now + surveyTermMs };
  const asking = { citizen: records, now, freeSince: now - pauseMs(rules) };
  return (await surveys.invite(survey, asking)) === 'invited' ? { destinations } : undefined;
}
