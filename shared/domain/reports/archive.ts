/** Reports of one kind about one subject, period after period. */
export interface ReportSeries {
  /** `rating`: what each kind is called, is about and consists of, the archive's function knows. */
  readonly kind: string;
  /** Who or what the report is about; of a rating the league. */
  readonly subject: string;
}

/** One report of the archive. */
export interface ReportPath extends ReportSeries {
  readonly period: string;
  readonly revision: number;
}

/** A report as the archive's catalogue lists it. */
export interface CatalogueEntry extends ReportPath {
  /** What it was made from: equal sources make an equal report. */
  readonly sourcesSha256: string;
  /** `proposed`: whole, and a person has not decided yet whether it is published. */
  readonly state: 'reserved' | 'proposed' | 'published';
  /** Why a revision after the first was made. */
  readonly reason?: string | undefined;
  /** When the run that reserved it began, UTC milliseconds. */
  readonly runStartedAt?: number | undefined;
  /** Who published a proposal, and why. */
  readonly decision?: Decision | undefined;
  /** UTC milliseconds. */
  readonly publishedAt?: number | undefined;
  readonly files?: readonly string[] | undefined;
}

/** A person's decision to publish. */
export interface Decision {
  readonly by: string;
  readonly reason: string;
  /** UTC milliseconds. */
  readonly at: number;
}

export interface ReportCatalogue {
  /** All entries of a series and period, earliest revision first. */
  entriesOf(series: ReportSeries, period: string): Promise<CatalogueEntry[]>;
  /** All published entries of a series, latest period first. */
  publishedOf(series: ReportSeries): Promise<CatalogueEntry[]>;
  /** Entries of a series that wait for a person's decision, latest period first: none that a later revision has overtaken. */
  proposedOf(series: ReportSeries): Promise<CatalogueEntry[]>;
  /** Takes the revision for these sources; false when somebody else has taken it. */
  reserve(entry: Omit<CatalogueEntry, 'state' | 'decision' | 'publishedAt' | 'files'>): Promise<boolean>;
  /** All files are written: the revision is published, or proposed. A repeat changes nothing. */
  finish(entry: ReportPath, state: 'proposed' | 'published', files: readonly string[], at: number): Promise<void>;
  /** A person publishes a proposed revision. A repeat changes nothing. */
  decide(entry: ReportPath, decision: Decision): Promise<void>;
}

/** A published file is never replaced by other bytes. */
export class OverwriteRefused extends Error {
  constructor(file: string) {
    super(`RCC_REPORT_OVERWRITE_REFUSED ${file}`);
    this.name = 'OverwriteRefused';
  }
}

/** What a file holds: bytes at hand, or more than memory should, read where they lie. */
export type FileContent = Uint8Array | StoredBytes;

export interface StoredBytes {
  readonly length: number;
  /** Hex. */
  readonly sha256: string;
  /** The same bytes each time. */
  read(): AsyncIterable<Uint8Array>;
}

export interface ReportFiles {
  /** Writes a file once. A repeat of the same bytes is nothing; other bytes are refused with `OverwriteRefused`. */
  write(path: ReportPath, file: string, content: FileContent): Promise<void>;
  read(path: ReportPath, file: string): Promise<Uint8Array | undefined>;
}

/** Where a report lies in the archive: `rating/municipal/2026-10/r1`. */
export function reportFolder({ kind, subject, period, revision }: ReportPath): string {
  return `${kind}/${subject}/${period}/r${revision}`;
}
