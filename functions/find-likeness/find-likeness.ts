import type { Catalogue } from '#shared/domain/classification/catalogue.ts';
import type { LikenessPlace } from '#shared/domain/problems/likeness.ts';
import { likenessGroups, windowMs } from '#shared/domain/problems/likeness-groups.ts';
import type { RegisteredProblem } from '#shared/domain/problems/problem.ts';
import type { Log } from '#shared/lambda/log.ts';
import { sideBySide } from '#shared/lambda/side-by-side.ts';
import type { LikenessReader } from '#shared/persistence/likeness-index.ts';
import type { LikenessList } from '#shared/persistence/likeness-list.ts';
import type { ProblemStore } from '#shared/persistence/problem-store.ts';
import { absorbGroups } from './absorb-groups.ts';
import type { FindingInput } from './contract.ts';

export interface FindingPorts {
  readonly appeals: LikenessReader;
  readonly list: LikenessList;
  readonly problems: Pick<ProblemStore, 'registered' | 'absorb'>;
  readonly region: { readonly municipalities: readonly { readonly id: string }[]; readonly catalogue: Catalogue };
  readonly log: Log;
}

export interface Found {
  /** Appeals that were looked at. */
  readonly appeals: number;
  /** Groups of two and more. */
  readonly groups: number;
  readonly massProblems: number;
}

/** Places looked at side by side. */
const lanes = 16;

/**
 * Finds the appeals of the last 14 days that are alike, in every municipality and category by key. A run depends on what is
 * stored and on its time alone, so that it may run twice, and a missed one costs nothing but an hour.
 */
export async function findLikeness({ scheduledAt }: FindingInput, ports: FindingPorts): Promise<Found> {
  const at = Date.parse(scheduledAt);
  const found = { appeals: 0, groups: 0, massProblems: 0 };
  const places = placesOf(ports.region).values();
  const registered = new Map<string, Promise<RegisteredProblem[]>>();
  const registeredIn = (municipality: string) => {
    const known = registered.get(municipality) ?? ports.problems.registered(municipality);
    registered.set(municipality, known);
    return known;
  };
  const work = async () => {
    for (const place of places) {
      const appeals = await ports.appeals.submitted(place, at - windowMs, at);
      const groups = likenessGroups(appeals);
      if (groups.length > 0) {
        await ports.list.keep(place, groups, at);
        await absorbGroups(place, groups, await registeredIn(place.municipality), ports.problems);
      }
      found.appeals += appeals.length;
      found.groups += groups.length;
      found.massProblems += groups.filter(({ isMass }) => isMass).length;
    }
  };
  await sideBySide(lanes, work);
  ports.log.info('RCC_LIKENESS_FOUND', found);
  return found;
}

/** Each category once: «прочие» of all sectors have one id. */
function placesOf({ municipalities, catalogue }: FindingPorts['region']): LikenessPlace[] {
  const categories = new Set(catalogue.sectors.flatMap((sector) => sector.categories.map(({ id }) => id)));
  return municipalities.flatMap(({ id: municipality }) =>
    [...categories].map((category) => ({ municipality, category })),
  );
}
