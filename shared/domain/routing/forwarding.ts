import type { PlaceOf } from '../classification/catalogue.ts';
import { compareText } from '../compare-text.ts';
import type { Directory } from '../governance/directory.ts';
import type { ForwardingRules } from './route.ts';
import type { LikelyBody } from './routed.ts';

/** How often appeals that were forwarded were in the end answered by a body. */
export interface ForwardingCount {
  readonly sector: string;
  readonly category: string;
  /** Absent where it is not known, or none of the region's. */
  readonly municipality?: string | undefined;
  readonly body: string;
  readonly count: number;
}

/** What is counted of past forwarding, at one time. */
export interface ForwardingStatistic {
  /** Which of all such statistics it is. */
  readonly version: string;
  countsOf(topic: Pick<ForwardingCount, 'sector' | 'category'>): readonly ForwardingCount[];
}

/** A statistic of the counts, found by what an appeal is about. */
export function forwardingStatistic(version: string, counts: readonly ForwardingCount[]): ForwardingStatistic {
  const topicOf = ({ sector, category }: Parameters<ForwardingStatistic['countsOf']>[0]) => `${sector}/${category}`;
  const byTopic = Map.groupBy(counts, topicOf);
  return { version, countsOf: (topic) => byTopic.get(topicOf(topic)) ?? [] };
}

type Topic = Omit<ForwardingCount, 'body' | 'count'>;
type Administrations = Pick<Directory, 'administrationOf' | 'municipalityOf'>;

/** What is read of a cycle. */
interface ForwardedCycle extends Topic {
  readonly answeredBy?: string | undefined;
  readonly answeredAt?: number | undefined;
  /** Present where it was handed on before its answer. */
  readonly forwarded?: object | undefined;
}

/** Counts cycles as they come; what it holds grows with the region's categories, places and bodies, not with the cycles. */
export interface ForwardingTally {
  add(cycle: ForwardedCycle): void;
  /** The largest first. */
  counts(): ForwardingCount[];
}

interface Known extends Administrations, Pick<Directory, 'isPresent'> {
  readonly placeOf: PlaceOf;
}

/**
 * Counts who answered what was handed on. What was not answered says nothing, nor does what the region's catalogue or its
 * directory does not know: names of sources' own are without number, and nothing can be proposed to a body that is gone. A
 * former administration counts: whoever governs the municipality now is its heir. «Прочие» are not counted either: among
 * them stands whatever nobody could place.
 */
export function forwardingTally({ placeOf, isPresent, administrationOf, municipalityOf }: Known): ForwardingTally {
  const counts = new Map<string, ForwardingCount>();
  const isHeard = (body: string) => isPresent(body) || municipalityOf(body) !== undefined;
  return {
    add({ sector, category, municipality, answeredBy: body, answeredAt, forwarded }) {
      if (forwarded === undefined || answeredAt === undefined || body === undefined) return;
      const place = placeOf({ sector, category });
      if (!place || place.category.isOther || !isHeard(body)) return;
      const isOurs = municipality !== undefined && administrationOf(municipality) !== undefined;
      const topic = { sector, category, ...(isOurs ? { municipality } : {}) };
      const key = keyOf({ ...topic, body });
      counts.set(key, { ...topic, body, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    counts: () => [...counts.values()].sort((a, b) => b.count - a.count || compareText(keyOf(a), keyOf(b))),
  };
}

function keyOf({ sector, category, municipality = '', body }: Omit<ForwardingCount, 'count'>): string {
  return JSON.stringify([sector, category, municipality, body]);
}

/**
 * Who probably answers where the table is silent, the likeliest first: the share of each body among the municipality's
 * forwarded appeals of the category, drawn towards its share in the whole region (`smoothing` appeals' worth). An
 * administration counts as one and the same body everywhere, the municipality's own. Empty below the minimum of evidence.
 */
export function likelyBodies(
  statistic: ForwardingStatistic,
  topic: Topic,
  { administrationOf, municipalityOf }: Administrations,
  { smoothing, minimum, minShare, maxCandidates }: ForwardingRules,
): LikelyBody[] {
  const { municipality } = topic;
  const own = municipality === undefined ? undefined : administrationOf(municipality);
  const alike = statistic.countsOf(topic);
  const bodyFor = ({ body }: ForwardingCount) => (municipalityOf(body) === undefined ? body : own);
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
