import type { Placed, PlaceOf } from '../classification/catalogue.ts';
import type { FactOf, Instant } from './fact.ts';
import type { Classified } from './fact-data.ts';
import { heardLabel } from './labels.ts';

/** What an appeal is about, from an instant on. */
export interface Subject {
  readonly since: Instant;
  /** Of every party's words, those that count; absent where nobody's have a place in the catalogue. */
  readonly heard?: Classified | undefined;
  /** Their place. */
  readonly place?: Placed | undefined;
  readonly municipality?: string | undefined;
  /** Those that the words may mean; empty once somebody has said which. */
  readonly possiblePlaces: readonly string[];
  /** Every party's latest word until then; disagreement stays visible. */
  readonly labels: readonly Classified[];
}

/** The ids of what an appeal is about, and where. */
export interface About {
  readonly sector: string;
  readonly category: string;
  readonly municipality?: string | undefined;
}

/** Where an appeal stands whose words no one could place. */
const unplaced = { sector: 'other', category: 'other' } as const;

/** Says what an appeal is about, or where. */
export type SubjectFact = FactOf<'appeal.classified'> | FactOf<'appeal.located'>;

/** Of an appeal of which nobody has said anything. */
export const unsaid: Omit<Subject, 'since'> = { labels: [], possiblePlaces: [] };

/** How the subject changed as facts came, earliest first. `submitted` is the municipality that the submission names. */
export function subjectsOver(
  facts: readonly SubjectFact[],
  placeOf: PlaceOf,
  submitted: string | undefined,
): Subject[] {
  const latest = new Map<Classified['by'], Classified>();
  const where = new Map<SubjectFact['data']['by'], string>();
  let possible: readonly string[] = [];
  return facts.map(({ occurredAt, type, data }) => {
    if (type === 'appeal.classified') latest.set(data.by, data);
    else possible = data.candidates ?? possible;
    if (data.municipality !== undefined) where.set(data.by, data.municipality);
    const labels = [...latest.values()];
    const heard = heardLabel(labels, placeOf);
    const municipality =
      where.get('operator') ?? where.get('source') ?? submitted ?? where.get('recogniser') ?? where.get('classifier');
    return {
      since: occurredAt,
      heard,
      place: placeOf(heard ?? {}),
      municipality,
      possiblePlaces: municipality === undefined ? possible : [],
      labels,
    };
  });
}

/** What an appeal is about while this is its subject. `submitted` is the municipality that the submission names. */
export function aboutOf(subject: Pick<Subject, 'place' | 'municipality'> | undefined, submitted?: string): About {
  const { sector, category } = subject?.place ?? {};
  return {
    sector: sector ?? unplaced.sector,
    category: category?.id ?? unplaced.category,
    municipality: subject?.municipality ?? submitted,
  };
}
