import type { LikelyBody } from '../routing/routed.ts';
import type { Instant } from './fact.ts';
import type {
  AppealKind,
  Channel,
  Classified,
  ConflictSign,
  FactType,
  Outcome,
  RatingFlag,
  Resolution,
  Solved,
} from './fact-data.ts';
import type { Disagreement } from './labels.ts';
import type { NeedsPerson } from './needs-person.ts';
import type { RouteQuestion } from './proposal.ts';

export type CycleState = 'open' | 'answered' | 'closed';

/** The state a fact finds: before the first submission there is no cycle yet. */
export type StateFound = 'absent' | CycleState;

export interface Rating {
  readonly at: Instant;
  readonly satisfied: boolean;
  readonly by: 'survey' | 'source';
  readonly resolved?: Solved | undefined;
  /** 1..5, five is best. */
  readonly mark?: number | undefined;
  /** What was wrong, by the region's list. */
  readonly reasons?: readonly string[] | undefined;
  /** Why a method may leave it out. */
  readonly flags?: readonly RatingFlag[] | undefined;
  /** The citizen lets the centre come back to them; our own survey asks. */
  readonly mayContact?: boolean | undefined;
  /** What the centre reads in the words that came with it. */
  readonly conflict?: readonly ConflictSign[] | undefined;
  /** The citizen has told our own survey that the matter is not settled. */
  readonly asksToReopen?: true | undefined;
  /** Seconds from the invitation to the answer of our own survey. */
  readonly afterSeconds?: number | undefined;
}

/** Why a prolongation did not move the term. */
export type ExtensionFault =
  | 'not-allowed'
  | 'after-term'
  | 'without-notice'
  | 'notice-after-term'
  | 'already-extended'
  | 'too-long';

/** The registration that the clock of the final answer waits for, at the body that has the cycle now. */
export interface Registration {
  /** Its last instant in time. */
  readonly dueAt: Instant;
  /** When that body registered it. */
  readonly at?: Instant | undefined;
  /** After `dueAt` (59-ФЗ art. 8(2) and the like): counted by itself, for the clock did not wait. */
  readonly isLate?: true | undefined;
}

/** How the term of a cycle came about. */
export interface Term {
  readonly policy: string;
  /** Start of the clock of the final answer. */
  readonly clockStart: Instant;
  /** Last instant of the final answer's term, with valid prolongations. */
  readonly dueAt: Instant;
  /** The same before any prolongation. */
  readonly firstDueAt: Instant;
  /** Absent where nothing is registered. */
  readonly registration?: Registration | undefined;
  /** Last instant of the first answer's term, where the policy gives one. */
  readonly firstAnswerDueAt?: Instant | undefined;
  /** Last instant at which the body that has it may hand it on. */
  readonly forwardingDueAt: Instant;
  /** A part of the term lies in a year without calendar data. */
  readonly calendarIncomplete: boolean;
  readonly extensionFaults: readonly ExtensionFault[];
  /** The first prolongation that somebody asked for, valid or not. */
  readonly extendedAt?: Instant | undefined;
}

/** The first time a cycle was handed on before its answer. */
export interface HandedOn {
  readonly at: Instant;
  /** Who handed it on, as far as is known. */
  readonly by?: string | undefined;
  /** After the policy's term for forwarding (59-ФЗ art. 8(3) and the like). */
  readonly isLate?: true | undefined;
}

/** A citizen's request to take an answered cycle up again, until a person has decided on it. */
export interface ReopenRequest {
  readonly since: Instant;
  /** The last instant of the term for the decision. */
  readonly decideBy: Instant;
  /** Of the answer that asks for it. */
  readonly conflict?: readonly ConflictSign[] | undefined;
}

/** On whose table a cycle is. */
interface Responsible {
  readonly agency: string;
  readonly since: Instant;
  /** By the centre's own routing, while nobody else has said whose it is. */
  readonly isProposed?: true | undefined;
  /** Who there works on it, as their issuer calls them. */
  readonly executor?: string | undefined;
}

/** One question-and-answer round of an appeal; the citizen's discontent starts the next one. */
export interface Cycle extends Term {
  /** 1 for the first. */
  readonly number: number;
  /** What it was about while it was being answered: a label after the answer or after the term changes nothing. */
  readonly sector: string;
  readonly category: string;
  readonly municipality?: string | undefined;
  readonly startedAt: Instant;
  readonly registeredAt?: Instant | undefined;
  /** Responsible bodies over time, earliest first. */
  readonly responsible: readonly Responsible[];
  /** Who probably answers by past forwarding, the likeliest first, while nobody could be named. */
  readonly likelyBodies?: readonly LikelyBody[] | undefined;
  readonly forwarded?: HandedOn | undefined;
  /** The latest change of the category or the body before the answer and the end of the term. */
  readonly changedAt?: Instant | undefined;
  /** First reaction, interim or final. */
  readonly firstAnswerAt?: Instant | undefined;
  /** The first final answer; later ones are supplements. */
  readonly answeredAt?: Instant | undefined;
  readonly answeredBy?: string | undefined;
  readonly resolution?: Resolution | undefined;
  readonly ratings: readonly Rating[];
  readonly reopenRequest?: ReopenRequest | undefined;
  readonly closedAt?: Instant | undefined;
  readonly outcome?: Outcome | undefined;
  /** Start of the next cycle. */
  readonly returnedAt?: Instant | undefined;
  readonly state: CycleState;
}

/** A fact that the transition table forbids where it stands: kept, without effect. */
export interface Anomaly {
  readonly source: string;
  readonly eventId: string;
  readonly type: FactType;
  readonly state: StateFound;
}

/** What the first submission says of the appeal as a whole. */
export interface Submission {
  readonly kind: AppealKind;
  readonly channel: Channel;
  /** Whether a way to reach the author is known. */
  readonly reachable: boolean;
}

/** An appeal as its facts make it. */
export interface Appeal {
  /** Absent until the submission itself has arrived. */
  readonly submission?: Submission | undefined;
  /** By the latest word. */
  readonly municipality?: string | undefined;
  readonly sector: string;
  readonly category: string;
  /** Every party's latest word on what it is about; disagreement stays visible. */
  readonly labels: readonly Classified[];
  readonly disagreement?: Disagreement | undefined;
  /** What a person is asked of it; until it is clear what it is about, it stands under «прочие». */
  readonly needsPerson?: NeedsPerson | undefined;
  /** What the centre's routing may be asked: nobody has the latest cycle, has answered it or is proposed for it. */
  readonly unrouted?: RouteQuestion | undefined;
  readonly cycles: readonly Cycle[];
  readonly anomalies: readonly Anomaly[];
}
