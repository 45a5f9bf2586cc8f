import type { Instant } from '../appeals/fact.ts';

/**
 * What became of asking a citizen about a cycle. `delivered`: handed to a channel that took it. `unreachable`: no channel
 * reaches them. `opted-out`: they wish not to be asked. `too-often`: they were asked so lately that the question's own time ran out.
 */
export const invitationOutcomes = ['delivered', 'unreachable', 'opted-out', 'too-often'] as const;

export type InvitationOutcome = (typeof invitationOutcomes)[number];

/** Kept for every cycle that was to be asked about; a cycle without one was not drawn, or is still on its way. */
export interface Invitation {
  readonly appealId: string;
  readonly cycle: number;
  /** Absent until it is known. */
  readonly outcome?: InvitationOutcome | undefined;
  /** The way it went, of `delivered`: `platform`, `email`, `sms`, `vk`, `telegram`, `max`. */
  readonly way?: string | undefined;
  readonly at: Instant;
}

/** A cycle of an appeal. */
export interface CycleKey {
  readonly appealId: string;
  readonly cycle: number;
}

/** What became of invitations, for whoever counts them. */
export interface Invitations {
  /** Those that are kept of the cycles, in no order; up to 100 cycles a call. */
  of(cycles: readonly CycleKey[]): Promise<readonly Invitation[]>;
}
