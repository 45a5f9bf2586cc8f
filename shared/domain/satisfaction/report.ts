import { type ArchivedFacts, type Digest, fileNames, jsonFile } from '../ratings/report.ts';
import type { FileContent } from '../reports/archive.ts';
import type { AnalysisMethod } from './method.ts';
import { type AnalysisInputs, analysisSnapshot } from './snapshot.ts';
import {
  type AnalysisHistory,
  type AnalysisSnapshot,
  analysisHistorySchema,
  type EarlierAnalysis,
} from './snapshot-schema.ts';

/** The file of names, beside the files that reports of all kinds have. */
export const namesFile = 'names.json';

/** How many earlier months a report remembers: with its own they are a year. */
export const rememberedMonths = 11;

export interface AnalysisContent {
  readonly snapshot: AnalysisSnapshot;
  readonly method: AnalysisMethod;
  readonly history: AnalysisHistory;
}

/** What people read and download, made from the snapshot and its history alone, by file name. */
export type RenderAnalysis = (content: AnalysisContent) => ReadonlyMap<string, Uint8Array>;

interface Inputs<Bytes> extends Omit<AnalysisInputs, 'facts' | 'methodSha256'> {
  readonly facts: ArchivedFacts<Bytes>;
  readonly history: AnalysisHistory;
}

/** Makes the contents of a report of the analysis. The same inputs give the same bytes. */
export function makeAnalysis<Bytes extends FileContent>(
  { facts: { compressed, ...facts }, history, ...inputs }: Inputs<Bytes>,
  { digest, render }: { readonly digest: Digest; readonly render: RenderAnalysis },
): { readonly snapshot: AnalysisSnapshot; readonly files: ReadonlyMap<string, Uint8Array | Bytes> } {
  const { method, names } = inputs;
  // In the order that whoever reads it again gets: it is compared to the byte.
  const written = analysisHistorySchema.parse(history);
  const methodFile = jsonFile(method);
  const snapshot = analysisSnapshot({ ...inputs, facts, methodSha256: digest(methodFile) });
  const files = new Map<string, Uint8Array | Bytes>([
    [fileNames.snapshot, jsonFile(snapshot)],
    [fileNames.facts, compressed],
    [fileNames.method, methodFile],
    [namesFile, jsonFile(names)],
    [fileNames.history, jsonFile(written)],
    ...render({ snapshot, method, history }),
  ]);
  return { snapshot, files };
}

/** What later reports remember of this one. */
export function rememberedAnalysis({ period, revision, whole }: AnalysisSnapshot): EarlierAnalysis {
  const { cycles, asking, shown, answers } = whole;
  return { period, revision, cycles, asking, shown, ...(answers && { answers }) };
}
