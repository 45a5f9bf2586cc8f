/** The part of the package that the tests use; it has no types of its own. */
declare module 'russian-nouns-js' {
  interface Lemma {
    readonly text: string;
    readonly gender?: string;
    readonly pluraleTantum?: boolean;
    readonly indeclinable?: boolean;
  }

  const RussianNouns: {
    readonly Engine: new () => { decline(lemma: Lemma, grammaticalCase: string): string[] };
    readonly Gender: { readonly FEMININE: string; readonly MASCULINE: string; readonly NEUTER: string };
    readonly CASES: readonly string[];
  };
  export default RussianNouns;
}
