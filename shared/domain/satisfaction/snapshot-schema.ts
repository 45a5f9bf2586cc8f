import * as z from 'zod';
import type { ReportSeries } from '../reports/archive.ts';
import { ownVersions } from '../reports/own-versions.ts';

/** What the archive calls the analysis. */
export const analysisKind = 'satisfaction';

/** Its only subject. */
export const wholeRegion = 'region';

/** The analyses as a series of the archive. */
export const analysisSeries: ReportSeries = { kind: analysisKind, subject: wholeRegion };

/** What a report is about and which versions it was made with; the same in its manifest. */
export const analysisHeadSchema = z.strictObject({
  kind: z.literal(analysisKind),
  subject: z.literal(wholeRegion),
  ...ownVersions,
});

const interval = z.tuple([z.number(), z.number()]).readonly();
/** Of `n` cases `s`, with the interval of the method's confidence. */
const share = z.strictObject({ n: z.int(), s: z.int(), interval });
const mean = z.strictObject({ n: z.int(), mean: z.number(), interval });
/** `hidden`: too few answers, or such as would tell of those; `none`: there are none. */
const shown = z.enum(['none', 'hidden', 'preliminary', 'full']);

const answers = z.strictObject({
  /** Of those asked, those whose answer counts. */
  answered: share,
  /** Answers left out of all figures because of a flag. */
  flagged: z.int(),
  mark: mean,
  /** Marks of 4 and 5. */
  satisfied: share,
  /** What they say of the problem, apart from the mark. */
  solved: z.strictObject({ shown, yes: share.optional(), partly: share.optional(), no: share.optional() }),
  /** Of those asked what was wrong, those who gave each reason; several at once are allowed. */
  reasons: z.strictObject({ shown, given: z.array(share.extend({ id: z.string(), name: z.string() })) }),
});

const cell = z.strictObject({
  id: z.string(),
  name: z.string(),
  within: z.string().optional(),
  /** Answered in the period. */
  cycles: z.int(),
  asking: z.strictObject({
    asked: z.int(),
    unreachable: z.int(),
    'opted-out': z.int(),
    'too-often': z.int(),
    'not-asked': z.int(),
  }),
  shown,
  /** Absent where nothing may be shown. */
  answers: answers.optional(),
});

/** What part a group has among the cycles that were judged, and among all answered cycles. */
const composition = z.strictObject({
  id: z.string(),
  name: z.string(),
  shown,
  ofAll: z.number(),
  ofJudged: z.number().optional(),
  /** Which part of the group's own answered cycles was judged. */
  judged: share.optional(),
  /** `ofJudged` less `ofAll`, with an interval that holds for all groups of the dimension at once. */
  difference: z.number().optional(),
  interval: interval.optional(),
  /** Whether the group answers more or less than others, beyond noise. */
  verdict: z.enum(['more', 'less', 'alike']).optional(),
});

/** A figure as the answers give it, and weighed as all answered cycles are made up. */
const standardised = z.strictObject({
  raw: z.number(),
  value: z.number(),
  interval,
  /** `value` less `raw`: how much the different willingness to answer moves the figure. */
  difference: z.number(),
  differenceInterval: interval,
  isBeyondNoise: z.boolean(),
});

const figures = cell.pick({ cycles: true, asking: true, shown: true, answers: true });

/** What a report keeps of an earlier one, to show it beside its own. */
const earlier = figures.extend({ period: z.string(), revision: z.int().positive() });

/** `history.json`: up to eleven earlier months, the earliest first, each in its latest published revision. */
export const analysisHistorySchema = z.strictObject({ periods: z.array(earlier).max(11) });

/** A published analysis of one month. */
export const analysisSnapshotSchema = analysisHeadSchema.extend({
  from: z.string(),
  /** Half-open. */
  to: z.string(),
  cutOff: z.string(),
  method: z.strictObject({ id: z.string(), version: z.int(), sample: z.boolean(), sha256: z.string() }),
  facts: z.strictObject({ count: z.int(), sha256: z.string() }),
  whole: cell,
  tables: z.strictObject({
    body: z.array(cell),
    sector: z.array(cell),
    category: z.array(cell),
    municipality: z.array(cell),
    channel: z.array(cell),
    days: z.array(cell),
  }),
  composition: z.strictObject({
    sector: z.array(composition),
    channel: z.array(composition),
    days: z.array(composition),
  }),
  /** Absent where the answers of the whole are hidden or none. */
  standardised: z.strictObject({ strata: z.int(), mark: standardised, satisfied: standardised }).optional(),
});

export type AnalysisHead = z.infer<typeof analysisHeadSchema>;
export type AnalysisSnapshot = z.infer<typeof analysisSnapshotSchema>;
export type AnalysisHistory = z.infer<typeof analysisHistorySchema>;
export type EarlierAnalysis = z.infer<typeof earlier>;
export type ShownCell = z.infer<typeof cell>;
export type AnswerFigures = z.infer<typeof answers>;
export type ShareFigure = z.infer<typeof share>;
export type Composition = z.infer<typeof composition>;
export type Standardised = NonNullable<AnalysisSnapshot['standardised']>;
export type StandardisedFigure = z.infer<typeof standardised>;
