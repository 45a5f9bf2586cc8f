import type { Classified } from '../appeals/fact-data.ts';

/**
 * What a classifier says of a text, by the version named. What it is not sure of is absent, and its likeliest categories are
 * there instead: nothing is guessed.
 */
type Classification = Classified & { readonly by: 'classifier'; readonly modelVersion: string };

/** Says what a citizen's text is about, as far as it can. */
export type Classifier = (text: string) => Classification;
