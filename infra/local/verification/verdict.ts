import type { AnyHead } from './check-files.ts';

/** The first thing that is not as it should be. */
export type Difference =
  | { readonly kind: 'file-missing' | 'file-extra'; readonly file: string }
  | { readonly kind: 'size'; readonly file: string; readonly listed: number; readonly found: number }
  | {
      readonly kind: 'digest';
      readonly file: string;
      readonly listed: string;
      readonly found: string;
      /** What the recomputed rating says about it, where all other files are sound. */
      readonly inside?: Difference | undefined;
    }
  /** `where` names fields or lines. */
  | { readonly kind: 'unreadable'; readonly file: string; readonly where: string }
  /** The same JSON value in other bytes, or bytes that are no JSON at all. */
  | { readonly kind: 'bytes'; readonly file: string; readonly offset: number }
  | {
      readonly kind: 'value';
      readonly file: string;
      /** `table[3].score`. */
      readonly path: string;
      /** Absent on the side that does not have the field. */
      readonly archived?: unknown;
      readonly recomputed?: unknown;
    };

/** What a report's signature came to; `found` is the fingerprint of the key beside it. */
export type SignatureFinding =
  /** `valid-for-key`: and the key is the one the reader has from elsewhere. */
  | { readonly kind: 'valid' | 'valid-for-key' | 'wrong'; readonly found: string }
  | { readonly kind: 'missing' | 'key-unreadable'; readonly file: string }
  /** The manifest was signed with another key, by its own words. */
  | { readonly kind: 'key-differs'; readonly listed: string; readonly found: string }
  /** The signature is right, but the reader has another key. */
  | { readonly kind: 'key-foreign'; readonly given: string; readonly found: string };

/** A file of a report that is as its manifest says. */
export interface SoundFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What verifying a report came to. */
export type Verdict =
  | {
      readonly matches: true;
      readonly head: AnyHead;
      readonly files: readonly SoundFile[];
      readonly facts: { readonly count: number; readonly sha256: string };
      readonly signature: SignatureFinding;
    }
  /** Without a difference, it is the signature that is not right. */
  | { readonly matches: false; readonly difference?: Difference; readonly signature: SignatureFinding };

/** Ends verification at the first difference. */
export class DifferenceFound extends Error {
  override readonly name = 'DifferenceFound';
  readonly difference: Difference;

  constructor(difference: Difference) {
    super(difference.kind);
    this.difference = difference;
  }
}
