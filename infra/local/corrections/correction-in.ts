import type { History } from '#shared/domain/appeals/appeal-store.ts';
import type { Fact, FactOf } from '#shared/domain/appeals/fact.ts';
import { inOrder } from '#shared/domain/appeals/fold.ts';
import { scrub } from '#shared/domain/classification/scrub.ts';
import { region } from '#shared/region/region.ts';

/** What an operator says of an appeal, to learn from. */
export interface Correction {
  /** Without phones, names and the like. */
  readonly text: string;
  readonly sector: string;
  /** By its name in the catalogue: `sector/category`. */
  readonly category: string;
  /** When the appeal was submitted, ISO 8601, UTC. */
  readonly at: string;
}

/**
 * An appeal's text under the last label of the catalogue that an operator gave it, since the instant; undefined where there is
 * none. A platform's operators may use words of their own, which a model is not to learn as sectors.
 */
export function correctionIn({ received }: History, since: number): Correction | undefined {
  let label: Corrected | undefined;
  let submitted: FactOf<'appeal.submitted'> | undefined;
  for (const fact of inOrder(received.map((one) => one.fact))) {
    if (fact.type === 'appeal.submitted') submitted ??= fact;
    label = correctedIn(fact) ?? label;
  }
  if (!label || !submitted || label.correctedAt < since) return undefined;
  const { sector, category } = label;
  const at = new Date(submitted.occurredAt).toISOString();
  return { text: scrub(submitted.data.text), sector, category: `${sector}/${category}`, at };
}

interface Corrected {
  readonly sector: string;
  readonly category: string;
  readonly correctedAt: number;
}

function correctedIn(fact: Fact): Corrected | undefined {
  if (fact.type !== 'appeal.classified' || fact.data.by !== 'operator') return undefined;
  const { sector, category } = fact.data;
  if (sector === undefined || category === undefined || !region.placeOf({ sector, category })) return undefined;
  return { sector, category, correctedAt: fact.occurredAt };
}
