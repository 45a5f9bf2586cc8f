/** A text with what people have said of it. */
export interface LabelledText {
  readonly text: string;
  /** Labels by the id of the head that is to learn them. */
  readonly labels: Readonly<Record<string, string>>;
  /** When it was written, UTC milliseconds. */
  readonly at?: number | undefined;
  /** An example that nobody has sent: learnt from, never tried on. */
  readonly isMadeUp?: boolean;
}
