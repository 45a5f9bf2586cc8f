import { compareText } from '../compare-text.ts';
import type { ForwardingRules } from './route.ts';

/** How often appeals that were forwarded were in the end answered by a body. */
export interface ForwardingCount {
  readonly sector: string;
  readonly category: string;
  readonly municipality?: string | undefined;
  readonly body: string;
  readonly count: number;
}

/** What is read of a cycle, for instance of a rating's facts. */
interface ForwardedCycle extends Omit<ForwardingCount, 'body' | 'count'> {
  readonly body?: string | undefined;
  readonly forwardedBy?: string | undefined;
  readonly answeredAt?: number | undefined;
}

/** Counts who answered what was handed on, in the order of their keys; what was not answered says nothing. */
export function forwardingCounts(cycles: Iterable<ForwardedCycle>): ForwardingCount[] {
  const counts = new Map<string, ForwardingCount>();
  for (const { sector, category, municipality, body, forwardedBy, answeredAt } of cycles) {
    if (forwardedBy === undefined || answeredAt === undefined || body === undefined) continue;
    const key = JSON.stringify([sector, category, municipality ?? '', body]);
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { sector, category, municipality, body, count });
  }
  return [...counts].sort(([a], [b]) => compareText(a, b)).map(([, count]) => count);
}

/** A body that probably answers. */
export interface Candidate {
  readonly body: string;
  /** Its estimated share of such appeals, 0..1. */
  readonly share: number;
  /** Forwarded appeals of the category that the estimate rests on. */
  readonly evidence: number;
}

/**
 * Who probably answers where the table is silent, the likeliest first: the share of each body among the municipality's
 * forwarded appeals of the category, drawn towards its share in the whole region (`smoothing` appeals' worth). An
 * administration counts as one and the same body everywhere, the municipality's own. Empty below the minimum of evidence.
 */
export function likelyBodies(
  counts: readonly ForwardingCount[],
  { sector, category, municipality }: Omit<ForwardingCount, 'body' | 'count'>,
  administrationOf: (municipality: string) => string | undefined,
  { smoothing, minimum, minShare, maxCandidates }: ForwardingRules,
): Candidate[] {
  const own = municipality === undefined ? undefined : administrationOf(municipality);
  const alike = counts.filter((one) => one.sector === sector && one.category === category);
  const bodyFor = (one: ForwardingCount): string | undefined => {
    const local = one.municipality === undefined ? undefined : administrationOf(one.municipality);
    return one.body === local ? own : one.body;
  };
  const everywhere = sums(alike, bodyFor);
  const here = sums(
    alike.filter((one) => one.municipality === municipality),
    bodyFor,
  );
  const evidence = total(everywhere);
  if (evidence < minimum) return [];

  return [...everywhere]
    .flatMap(([body, count]) => {
      const share = ((here.get(body) ?? 0) + (smoothing * count) / evidence) / (total(here) + smoothing);
      return body === undefined || share < minShare ? [] : [{ body, share, evidence }];
    })
    .sort((a, b) => b.share - a.share || compareText(a.body, b.body))
    .slice(0, maxCandidates);
}

type Counts = Map<string | undefined, number>;

/** Under `undefined` what an administration answered, for one who does not know which is meant. */
function sums(counts: readonly ForwardingCount[], bodyFor: (one: ForwardingCount) => string | undefined): Counts {
  const byBody: Counts = new Map();
  for (const one of counts) byBody.set(bodyFor(one), (byBody.get(bodyFor(one)) ?? 0) + one.count);
  return byBody;
}

function total(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
