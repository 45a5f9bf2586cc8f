import type { CycleState } from './appeal.ts';
import type { Instant } from './fact.ts';

/** How an appeal stands, as far as whoever wrote it is told: nothing personal. */
export interface AppealStatus {
  readonly state: CycleState;
  /** 1 for the first time; the citizen or the centre has had it taken up again after that. */
  readonly cycle: number;
  /** Since when the present cycle's clock runs. */
  readonly clockStart: Instant;
  /** The last instant of the term of the answer. */
  readonly dueAt: Instant;
  readonly isExtended: boolean;
  /** Who is to answer, or who has. */
  readonly body?: string | undefined;
  /** By the centre's table of routes alone: it may be handed on. */
  readonly isProposed: boolean;
  readonly answeredAt?: Instant | undefined;
  /** What it is about, for whoever decides who may see more of it. */
  readonly sector: string;
}

export interface AppealStatuses {
  /** Undefined for an appeal whose submission is not known. */
  find(appealId: string): Promise<AppealStatus | undefined>;
}
