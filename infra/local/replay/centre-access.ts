import type { ReportPath } from '#shared/domain/reports/archive.ts';
import type { Counting, RatingCall } from './rating-call.ts';

/** What the replay needs of a centre. */
export interface CentreAccess {
  /** Address of the HTTP API, without a trailing slash. */
  url(): string;
  /** Where the source posts its events, and the key it signs them with. */
  intake(): { readonly url: string; readonly key: Buffer };
  /** Looks where the centre is now: one that was started again may answer at another address. */
  refresh(): Promise<void>;
  /** Messages that wait for being recorded, and those put aside. */
  queues(): Promise<QueueDepths>;
  /** Why messages were put aside: the reasons of some, each with how many of those looked at tell it. */
  deadReasons(): Promise<ReadonlyMap<string, number>>;
  /** Rates a period and waits for its reports. Throws `RatingFailed`. */
  computeRating(call: RatingCall, onCounting?: (counting: Counting) => void): Promise<readonly ReportPath[]>;
  readReport(path: ReportPath, file: string): Promise<Uint8Array | undefined>;
}

export interface QueueDepths {
  readonly waiting: number;
  readonly dead: number;
}
