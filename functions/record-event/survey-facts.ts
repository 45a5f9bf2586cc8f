import type { FactOf } from '#shared/domain/appeals/fact.ts';
import type { RatingFlag } from '#shared/domain/appeals/fact-data.ts';
import { conflictIn } from '#shared/domain/surveys/conflict.ts';
import { type KeptAnswer, type Survey, surveyTermMs } from '#shared/domain/surveys/survey.ts';
import type { SurveyRules } from '#shared/domain/surveys/survey-rules.ts';
import type { SurveyStore } from '#shared/domain/surveys/survey-store.ts';
import type { AddressAnswers } from '#shared/persistence/address-answers.ts';

export interface SurveyFactPorts {
  readonly surveys: Pick<SurveyStore, 'find'>;
  readonly addresses: AddressAnswers;
  readonly surveyRules: Pick<SurveyRules, 'answersFromOneAddressADay'>;
}

/** The facts that answers to a survey are, of the appeal that was asked about. */
export interface RatedAppeal {
  readonly source: string;
  readonly externalId: string;
  readonly facts: readonly { readonly fact: FactOf<'appeal.rated'>; readonly receivedAt: number }[];
}

type Answered = Survey & { readonly answer: KeptAnswer };

/**
 * What an answer to a survey brings, when one was kept. From its address there may have come so many that day that all of
 * them are flagged: whichever message is read last then sees them all, so that each is flagged in the end, whatever the order.
 * What is stored of an answer does not depend on when it is looked at: first the answer, then, if it must be, its flag.
 */
export async function surveyFacts(tokenHash: string, ports: SurveyFactPorts): Promise<RatedAppeal[]> {
  const own = await answered(tokenHash, ports);
  if (!own) return [];
  const { address } = own.answer;
  const alike = address === undefined ? [] : await ports.addresses.answersOf(address);
  if (alike.length <= ports.surveyRules.answersFromOneAddressADay) return [ratedAppeal(own, [ratedFact(own)])];
  const others = alike.filter((hash) => hash !== tokenHash).map((hash) => answered(hash, ports));
  const all = [own, ...(await Promise.all(others))].filter((survey) => survey !== undefined);
  return all.map((survey) => ratedAppeal(survey, [ratedFact(survey), flaggedFact(survey)]));
}

async function answered(tokenHash: string, { surveys }: SurveyFactPorts): Promise<Answered | undefined> {
  const survey = await surveys.find(tokenHash);
  return survey?.answer && { ...survey, answer: survey.answer };
}

function ratedAppeal({ source, externalId, answer }: Answered, facts: FactOf<'appeal.rated'>[]): RatedAppeal {
  return { source, externalId, facts: facts.map((fact) => ({ fact, receivedAt: answer.at })) };
}

function ratedFact(survey: Answered, more: readonly RatingFlag[] = []): FactOf<'appeal.rated'> {
  const { answer, appealId, cycle, expiresAt } = survey;
  const { at, mark, resolved, comment, reasons, mayContact, isFromOwnNetwork } = answer;
  const flags = [...(isFromOwnNetwork ? (['own-network'] as const) : []), ...more];
  return {
    source: 'survey',
    eventId: `${appealId}-${cycle}`,
    occurredAt: at,
    type: 'appeal.rated',
    data: {
      ...{ mark, resolved, comment, mayContact, by: 'survey', cycle },
      ...(reasons.length > 0 ? { reasons: [...reasons] } : {}),
      ...(flags.length > 0 ? { flags } : {}),
      conflict: conflictIn(answer),
      afterSeconds: (at - (expiresAt - surveyTermMs)) / 1000,
    },
  };
}

/** The same answer once more, a moment later: the latest word is the verdict, and facts are never changed. */
function flaggedFact(survey: Answered): FactOf<'appeal.rated'> {
  const fact = ratedFact(survey, ['many-from-one-address']);
  return { ...fact, eventId: `${fact.eventId}-flagged`, occurredAt: fact.occurredAt + 1 };
}
