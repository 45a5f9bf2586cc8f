import type { AppealEvent } from '#events/event.ts';
import { isKnownEvent } from '#events/event.ts';
import { toFact } from '#events/to-fact.ts';
import type { ReceivedFact } from '#shared/domain/appeals/appeal-store.ts';
import type { AuthorContacts } from '#shared/domain/appeals/contacts.ts';
import type { Fact } from '#shared/domain/appeals/fact.ts';
import { type Survey, surveyTermMs } from '#shared/domain/surveys/survey.ts';
import type { SurveyStore } from '#shared/domain/surveys/survey-store.ts';
import { type ConclusionPorts, conclusionsFrom } from './conclusions.ts';
import type { RecordMessage } from './contract.ts';

/** A fact on its way into a history; the author's contacts go another way. */
export interface NewFact extends ReceivedFact {
  readonly author?: AuthorContacts | undefined;
}

export interface NewFactPorts {
  readonly surveys: SurveyStore;
  /** What the region concludes from a submission. */
  readonly concluding: ConclusionPorts;
}

interface Found {
  readonly source: string;
  readonly externalId: string;
  readonly facts: NewFact[];
}

/** The facts that a message brings, none where they are stored already; undefined when there is nothing to look at. */
export async function newFacts(
  message: RecordMessage,
  { surveys, concluding }: NewFactPorts,
): Promise<Found | undefined> {
  if (message.kind === 'events') {
    const { source, externalId, events } = message;
    const receivedAt = Date.parse(message.receivedAt);
    const facts = await Promise.all(events.map((event) => newFact(source, event, receivedAt, concluding)));
    return { source, externalId, facts };
  }
  if (message.kind === 'command') return { ...message, facts: [] };
  const survey = await surveys.find(message.tokenHash);
  return survey ? surveyFact(survey) : undefined;
}

async function newFact(
  source: string,
  event: AppealEvent,
  receivedAt: number,
  concluding: ConclusionPorts,
): Promise<NewFact> {
  const fact = toFact(source, event);
  const author = isKnownEvent(event) && event.type === 'appeal.submitted' ? event.data.author : undefined;
  const concluded = await conclusionsFrom(fact, concluding);
  return { fact, receivedAt, ...(concluded.length > 0 ? { concluded } : {}), author };
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
