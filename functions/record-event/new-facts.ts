import type { AppealEvent } from '#events/event.ts';
import { isKnownEvent } from '#events/event.ts';
import { toFact } from '#events/to-fact.ts';
import type { ReceivedFact } from '#shared/domain/appeals/appeal-store.ts';
import type { AuthorContacts } from '#shared/domain/appeals/contacts.ts';
import type { Fact, UnknownFact } from '#shared/domain/appeals/fact.ts';
import type { Classifier } from '#shared/domain/classification/classifier.ts';
import { type Survey, surveyTermMs } from '#shared/domain/surveys/survey.ts';
import type { SurveyStore } from '#shared/domain/surveys/survey-store.ts';
import type { RecordMessage } from './contract.ts';

/** A fact on its way into a history; the author's contacts go another way. */
export interface NewFact extends ReceivedFact {
  readonly author?: AuthorContacts | undefined;
}

export interface NewFactPorts {
  readonly surveys: SurveyStore;
  readonly classify: Classifier;
}

interface Found {
  readonly source: string;
  readonly externalId: string;
  readonly facts: NewFact[];
}

/** The facts that a message brings; undefined when it brings none. */
export async function newFacts(
  message: RecordMessage,
  { surveys, classify }: NewFactPorts,
): Promise<Found | undefined> {
  if (message.kind === 'events') {
    const { source, externalId, events } = message;
    const receivedAt = Date.parse(message.receivedAt);
    return { source, externalId, facts: events.map((event) => newFact(source, event, receivedAt, classify)) };
  }
  const survey = await surveys.find(message.tokenHash);
  return survey ? surveyFact(survey) : undefined;
}

function newFact(source: string, event: AppealEvent, receivedAt: number, classify: Classifier): NewFact {
  const fact = toFact(source, event);
  const author = isKnownEvent(event) && event.type === 'appeal.submitted' ? event.data.author : undefined;
  return { fact, receivedAt, concluded: conclusion(fact, classify), author };
}

/** What the classifier says of a submission, as a fact of the same instant. */
function conclusion(fact: Fact | UnknownFact, classify: Classifier): ReceivedFact['concluded'] {
  if (fact.type !== 'appeal.submitted' || typeof fact.data['text'] !== 'string') return undefined;
  const label = classify(fact.data['text']);
  if (!label) return undefined;
  const { occurredAt, sequence, eventId } = fact;
  return {
    source: 'classifier',
    eventId: `${fact.source}#${eventId}`,
    occurredAt,
    sequence,
    type: 'appeal.classified',
    data: label,
  };
}

/** The answer to a survey, when one was kept. */
function surveyFact({ answer, appealId, cycle, source, externalId, expiresAt }: Survey): Found | undefined {
  if (!answer) return undefined;
  const { at, mark, resolved, comment } = answer;
  const fact: Fact = {
    source: 'survey',
    eventId: `${appealId}-${cycle}`,
    occurredAt: at,
    type: 'appeal.rated',
    data: { mark, resolved, comment, by: 'survey', cycle, afterSeconds: (at - (expiresAt - surveyTermMs)) / 1000 },
  };
  return { source, externalId, facts: [{ fact, receivedAt: at }] };
}
