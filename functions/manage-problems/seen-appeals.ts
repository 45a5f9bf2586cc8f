import { type SeenWork, seenWork } from '#shared/domain/governance/seen-work.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { sectorOfCategory } from '#shared/domain/problems/problem.ts';
import type { Problem } from '#shared/domain/problems/problems-of-place.ts';
import type { LanePlace } from '#shared/persistence/work-entries.ts';
import { openIndexes } from '#shared/persistence/work-index.ts';
import type { ProblemPorts } from './ports.ts';

/** What of a problem a person may see: the appeals; undefined where there is nothing of it for them. */
export type AppealsSeen = (problem: Problem) => readonly string[] | undefined;

type Ports = Pick<ProblemPorts, 'roles' | 'region' | 'entries'>;

/**
 * Which appeals of problems the staff may see: of a sector, every one of its problems; of a body, those that are open on its
 * table, and of the problems those that have such an appeal, or whose plan names the body. Undefined for whoever may see none.
 */
export async function appealsSeen(
  staff: Staff,
  sector: string | undefined,
  ports: Ports,
): Promise<AppealsSeen | undefined> {
  const seen = seenWork(staff, { sector }, ports.roles, ports.region.directory);
  if (!seen) return undefined;
  const { bodies } = seen;
  const own = bodies && (await openAppealsOf(bodies, ports));
  return (problem) => {
    if (!isOfSectors(problem, seen, ports)) return undefined;
    if (!own || !bodies) return problem.appealIds;
    const shown = problem.appealIds.filter((id) => own.has(id));
    const who = problem.registered?.plan.who;
    const isTheirs = who !== undefined && 'body' in who && bodies.includes(who.body);
    return shown.length > 0 || isTheirs ? shown : undefined;
  };
}

function isOfSectors({ category }: Problem, { sectors }: SeenWork, { region }: Ports): boolean {
  if (!sectors) return true;
  const sector = sectorOfCategory(category, region.catalogue);
  return sector !== undefined && sectors.includes(sector);
}

/** Nobody has so many open at once; who has sees the most urgent of them. */
const mostPages = 40;
const perPage = 250;

async function openAppealsOf(bodies: readonly string[], { entries }: Ports): Promise<ReadonlySet<string>> {
  const { name, partitionKey, sortKey } = openIndexes.body;
  const own = new Set<string>();
  let pages = 0;
  for (const partition of bodies) {
    let after: LanePlace | undefined;
    do {
      const lane = { index: name, partitionKey, sortKey, partition };
      const read = await entries.read(lane, { after, limit: perPage });
      for (const { work } of read.entries) own.add(work.appealId);
      after = read.last;
      pages += 1;
    } while (after && pages < mostPages);
  }
  return own;
}
