import type { TermFact } from '../deadlines/term.ts';
import type { CycleState, Rating } from './appeal.ts';
import type { Fact, Instant } from './fact.ts';
import type { ConflictSign, Outcome, Rated, Resolution } from './fact-data.ts';

/** A cycle while its facts are being read; the term is computed when all are known. */
export interface CycleDraft {
  readonly number: number;
  readonly startedAt: Instant;
  readonly responsible: { agency: string; since: Instant; executor?: string }[];
  readonly ratings: Rating[];
  /** What can move the term, up to the first final answer. */
  readonly termFacts: TermFact[];
  registeredAt?: Instant;
  /** Who handed the cycle on first. */
  forwardedBy?: string | undefined;
  firstAnswerAt?: Instant;
  answeredAt?: Instant;
  answeredBy?: string;
  resolution?: Resolution | undefined;
  /** Since when the citizen asks to take it up again. */
  reopenAsked?: { readonly at: Instant; readonly conflict?: readonly ConflictSign[] | undefined } | undefined;
  isReopeningDeclined?: true;
  closedAt?: Instant;
  outcome?: Outcome;
  returnedAt?: Instant;
  state: CycleState;
}

/** The cycle after another; whose it is, is carried over. */
export function nextCycle(number: number, startedAt: Instant, before: CycleDraft | undefined): CycleDraft {
  return openCycle(number, startedAt, before?.responsible.at(-1)?.agency);
}

/** A new cycle, on the table of the agency, if one is named. */
export function openCycle(number: number, startedAt: Instant, agency: string | undefined): CycleDraft {
  const responsible = agency === undefined ? [] : [{ agency, since: startedAt }];
  return { number, startedAt, responsible, ratings: [], termFacts: [], state: 'open' };
}

/** Applies a fact that the transition table allows in the cycle's state. */
export function recordInCycle(cycle: CycleDraft, fact: Fact): void {
  const at = fact.occurredAt;
  switch (fact.type) {
    case 'appeal.registered': {
      const registeredAt = fact.data.registeredAt ?? at;
      cycle.registeredAt ??= registeredAt;
      moveTerm(cycle, { type: 'registered', at: registeredAt });
      break;
    }
    case 'appeal.assigned':
      if (fact.data.agency !== undefined) makeResponsible(cycle, fact.data.agency, at, fact.data.executor);
      break;
    case 'appeal.forwarded':
      if (!cycle.termFacts.some(({ type }) => type === 'forwarded'))
        cycle.forwardedBy = fact.data.from ?? cycle.responsible.at(-1)?.agency;
      makeResponsible(cycle, fact.data.to, at);
      moveTerm(cycle, { type: 'forwarded', at });
      break;
    case 'appeal.extended':
      moveTerm(cycle, { ...fact.data, type: 'extended', at });
      break;
    case 'appeal.interim-answered':
      cycle.firstAnswerAt ??= at;
      moveTerm(cycle, { type: 'interim', at });
      break;
    case 'appeal.answered':
      recordAnswer(cycle, at, fact.data.agency, fact.data.resolution);
      break;
    case 'appeal.rated':
      recordRating(cycle, at, fact.data);
      break;
    case 'appeal.reopening-declined':
      // A request is decided on once; without one, the reason is a note.
      if (cycle.reopenAsked) cycle.isReopeningDeclined = true;
      break;
    case 'appeal.closed':
      cycle.closedAt = at;
      cycle.outcome = fact.data.outcome;
      cycle.state = 'closed';
      break;
    default:
  }
}

/** A mark of 4 or 5 is content (rating method, «satisfied»); without a mark, the citizen's own yes or no. */
function isSatisfied(rated: Pick<Rated, 'mark' | 'satisfied'>): boolean | undefined {
  return rated.mark === undefined ? rated.satisfied : rated.mark >= 4;
}

/** Our own survey's mark of 2 or less, or a «not solved» with words; what a source reports starts its own next cycle. */
function doesAskToReopen({ by, mark, resolved, comment }: Rated): boolean {
  const isBad = mark !== undefined && mark <= 2;
  return by === 'survey' && (isBad || (resolved === 'no' && comment !== undefined && comment.trim() !== ''));
}

function recordAnswer(cycle: CycleDraft, at: Instant, agency: string, resolution: Resolution | undefined): void {
  if (cycle.answeredAt !== undefined) return;
  cycle.firstAnswerAt ??= at;
  cycle.answeredAt = at;
  cycle.answeredBy = agency;
  cycle.resolution = resolution;
  if (cycle.state === 'open') cycle.state = 'answered';
}

function recordRating(cycle: CycleDraft, at: Instant, rated: Rated): void {
  const satisfied = isSatisfied(rated);
  const asksToReopen = doesAskToReopen(rated) ? true : undefined;
  const conflict = rated.conflict?.signs;
  if (asksToReopen) cycle.reopenAsked ??= { at, conflict };
  if (satisfied !== undefined) {
    const { by, resolved, mark, reasons, flags, mayContact, afterSeconds } = rated;
    const judged = { satisfied, by, resolved, mark, reasons };
    cycle.ratings.push({ at, ...judged, flags, mayContact, conflict, asksToReopen, afterSeconds });
  }
}

/** To the same agency again changes at the most who works on it there. */
function makeResponsible(cycle: CycleDraft, agency: string, since: Instant, executor?: string): void {
  const last = cycle.responsible.at(-1);
  const isNews = last?.agency !== agency || (executor !== undefined && executor !== last.executor);
  if (isNews) cycle.responsible.push({ agency, since, ...(executor === undefined ? {} : { executor }) });
}

function moveTerm(cycle: CycleDraft, fact: TermFact): void {
  if (cycle.answeredAt === undefined) cycle.termFacts.push(fact);
}
