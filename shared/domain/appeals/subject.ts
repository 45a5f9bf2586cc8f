import type { Placed, PlaceOf } from '../classification/catalogue.ts';
import type { FactOf, Instant } from './fact.ts';
import type { Classified } from './fact-data.ts';

/** What an appeal is about, from an instant on. */
export interface Subject {
  readonly since: Instant;
  /** Its place in the catalogue; absent where nobody's words have one. */
  readonly place?: Placed | undefined;
  readonly municipality?: string | undefined;
  /** Every party's latest word until then; disagreement stays visible. */
  readonly labels: readonly Classified[];
}

type ByParty = ReadonlyMap<Classified['by'], Classified>;

/** How the subject changed as labels came, earliest first. */
export function subjectsOver(labels: readonly FactOf<'appeal.classified'>[], placeOf: PlaceOf): Subject[] {
  const latest = new Map<Classified['by'], Classified>();
  return labels.map(({ occurredAt, data }) => {
    latest.set(data.by, data);
    const inOrder = inPrecedence(latest);
    return {
      since: occurredAt,
      place: inOrder.map(placeOf).find((place) => place !== undefined),
      municipality: inOrder.find(({ municipality }) => municipality !== undefined)?.municipality,
      labels: [...latest.values()],
    };
  });
}

/** A person's word weighs more than the source's, and the source's more than the classifier's. */
function inPrecedence(latest: ByParty): Classified[] {
  return (['operator', 'source', 'classifier'] as const).flatMap((by) => latest.get(by) ?? []);
}
