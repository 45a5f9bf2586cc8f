/** A body in a funnel plot. */
export interface FunnelPoint {
  readonly name: string;
  /** Cases that the share is of. */
  readonly n: number;
  readonly share: number;
  readonly isFlagged: boolean;
}
