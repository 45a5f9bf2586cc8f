/** A way in which the same histories can reach the centre. */
export interface Way {
  readonly name: 'once' | 'twice' | 'shuffled' | 'oneByOne' | 'killed';
  /** Events of a request. */
  readonly batch: number;
  readonly passes: number;
  /** Seed of another order of histories, and of the events of each. */
  readonly shuffle?: number;
  /** Shares of the way, 0..1, at which the centre is killed and started again. */
  readonly kills: readonly number[];
}

/** Whichever of them it was, the facts must be the same. The first is what the others are compared with. */
export const ways: readonly Way[] = [
  { name: 'once', batch: 100, passes: 1, kills: [] },
  { name: 'twice', batch: 100, passes: 2, kills: [] },
  { name: 'shuffled', batch: 100, passes: 1, shuffle: 63, kills: [] },
  { name: 'oneByOne', batch: 1, passes: 1, shuffle: 2026, kills: [] },
  { name: 'killed', batch: 20, passes: 1, kills: [0.5] },
];
