import type { Author } from '#events/appeal-submitted.ts';
import type { AppealEvent } from '#events/event.ts';
import { isKnownEvent } from '#events/event.ts';
import { toFact } from '#events/to-fact.ts';
import type { ReceivedFact } from '#shared/domain/appeals/appeal-store.ts';
import type { AuthorContacts } from '#shared/domain/appeals/contacts.ts';
import { type ConclusionPorts, conclusionsFrom } from './conclusions.ts';
import type { RecordMessage } from './contract.ts';
import { type SurveyFactPorts, surveyFacts } from './survey-facts.ts';

/** A fact on its way into a history; the author's contacts go another way. */
export interface NewFact extends ReceivedFact {
  readonly author?: AuthorContacts | undefined;
}

export interface NewFactPorts extends SurveyFactPorts {
  /** What the region concludes from a submission. */
  readonly concluding: ConclusionPorts;
}

interface Found {
  readonly source: string;
  readonly externalId: string;
  readonly facts: readonly NewFact[];
}

/** The facts that a message brings, by appeal, none where they are stored already; no appeal when there is nothing to look at. */
export async function newFacts(message: RecordMessage, ports: NewFactPorts): Promise<readonly Found[]> {
  if (message.kind === 'command') return [{ ...message, facts: [] }];
  if (message.kind === 'survey-answer') return await surveyFacts(message.tokenHash, ports);
  const { source, externalId, events } = message;
  const receivedAt = Date.parse(message.receivedAt);
  const facts = events.map((event) => newFact(source, event, receivedAt, ports.concluding));
  return [{ source, externalId, facts }];
}

function newFact(source: string, event: AppealEvent, receivedAt: number, concluding: ConclusionPorts): NewFact {
  const fact = toFact(source, event);
  const author = isKnownEvent(event) && event.type === 'appeal.submitted' ? authorOf(event.data.author) : undefined;
  const concluded = conclusionsFrom(fact, concluding);
  return { fact, receivedAt, ...(concluded.length > 0 ? { concluded } : {}), author };
}

function authorOf(author: Author | undefined): AuthorContacts | undefined {
  return author && { name: author.name, contacts: author.contacts, account: author.id };
}
