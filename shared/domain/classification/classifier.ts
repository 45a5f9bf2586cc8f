import type { Classified } from '../appeals/fact-data.ts';

/** What a classifier says of a text: a label by `classifier`, with its confidence and the version of the model. */
type Classification = Classified & {
  readonly by: 'classifier';
  /** 0..1. */
  readonly confidence: number;
  readonly modelVersion: string;
};

/** Says what a citizen's text is about; undefined when it would have to guess, and a person decides. */
export type Classifier = (text: string) => Classification | undefined;
