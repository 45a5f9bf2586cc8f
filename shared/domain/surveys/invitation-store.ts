import type { Instant } from '../appeals/fact.ts';
import type { CitizenRecord, WaitingCycle } from './asking.ts';
import type { CycleKey, InvitationOutcome } from './invitation.ts';

/** What is kept of asking about a cycle. */
export interface StandingInvitation {
  /** Of the link that the cycle has; absent where nobody was asked. */
  readonly tokenHash?: string | undefined;
  readonly outcome?: InvitationOutcome | undefined;
  /** The way it went, or was last tried by. */
  readonly way?: string | undefined;
}

/** A cycle to be kept until its citizen may be asked again. */
export interface WaitingInvitation extends WaitingCycle {
  readonly source: string;
  readonly externalId: string;
}

export interface InvitationStore {
  find(cycle: CycleKey): Promise<StandingInvitation | undefined>;
  /** What is known under keyed hashes of one citizen's contacts, a record for each. */
  citizen(hashes: readonly string[]): Promise<readonly CitizenRecord[]>;
  /** Has a cycle wait; the cycles in whose place it waits are settled as `too-often`. `lost`: somebody else was faster. */
  wait(
    invitation: WaitingInvitation,
    citizen: readonly CitizenRecord[],
    instead: readonly WaitingCycle[],
    now: Instant,
  ): Promise<'waiting' | 'lost'>;
  /** Says why nobody is asked about a cycle; whatever is kept of it stands. */
  settle(cycle: CycleKey, outcome: InvitationOutcome, at: Instant): Promise<void>;
  /** Says what became of handing over the link of a cycle; the first word stands. */
  finish(cycle: CycleKey, end: InvitationEnd): Promise<void>;
  /** Remembers by which way an invitation was tried, so that another attempt goes no earlier way. */
  tried(cycle: CycleKey, way: string): Promise<void>;
  /** Marks a contact that nothing reaches any more. */
  markDead(hash: string, reason: string, at: Instant): Promise<void>;
}

interface InvitationEnd {
  readonly outcome: InvitationOutcome;
  readonly way?: string | undefined;
  readonly at: Instant;
}
