/** A body in its league table; scores 0 to 100, places from 1, both with the ends of their intervals. */
export interface RatedRow {
  readonly name: string;
  readonly place: number;
  readonly score: number;
  readonly scoreLow: number;
  readonly scoreHigh: number;
  readonly placeLow: number;
  readonly placeHigh: number;
  /** Chance does not explain why it stands before the next one. */
  readonly isToldApartFromNext: boolean;
}
