import type { PlaceOf } from '../classification/catalogue.ts';
import type { Directory } from '../governance/directory.ts';
import { type ForwardingStatistic, likelyBodies } from './forwarding.ts';
import type { Owner } from './owner.ts';
import { type RoutingTable, rowKey } from './route.ts';
import type { LikelyBody } from './routed.ts';

/** What a route is asked for. */
export interface RouteRequest {
  readonly sector: string;
  readonly category: string;
  readonly municipality?: string | undefined;
  readonly owner?: Owner | undefined;
}

/** Who answers, and why. */
export interface Route {
  readonly body: string;
  /** The row's name; `administration` for the rule where no row fits. */
  readonly row: string;
  readonly version: string;
}

/** Who probably answers, by past forwarding. */
interface LikelyRoute {
  /** Absent where none is likely enough to be proposed. */
  readonly body?: string | undefined;
  readonly row: typeof forwardingRule;
  /** Of the statistic. */
  readonly version: string;
  /** The likeliest first, at least one. */
  readonly likelyBodies: LikelyBody[];
}

export interface Router {
  readonly version: string;
  /** Undefined for what the region does not know, and where nobody can be named. */
  route(request: RouteRequest): Route | undefined;
  /**
   * For where the table is silent; undefined for what the region does not know, and where too little was forwarded. It does
   * not outweigh the table: only what was first sent elsewhere is counted, so that a body that mostly gets its appeals at
   * once looks rarer than it is.
   */
  likelyRoute(request: RouteRequest, statistic: ForwardingStatistic): LikelyRoute | undefined;
}

/** The rule where no row fits. */
export const administrationRule = 'administration';

/** Where that names nobody either. */
export const forwardingRule = 'forwarding';

interface Known extends Pick<Directory, 'administrationOf' | 'municipalityOf'> {
  readonly placeOf: PlaceOf;
}

/**
 * Routes by the table. Of the rows that fit, one of the category goes before one of its sector, then one of the municipality
 * before one of any, then one of the owner before one of any. Where none fits, the municipality's administration answers. The
 * first row decides: where it names the administration and it is not known of which municipality, none is guessed.
 */
export function tableRouter(table: RoutingTable, known: Known): Router {
  const { placeOf, administrationOf } = known;
  const { version, forwarding } = table;
  const rows = new Map(table.rows.map((row) => [rowKey(row), row]));
  const isKnown = ({ municipality, ...topic }: RouteRequest) =>
    placeOf(topic) !== undefined && (municipality === undefined || administrationOf(municipality) !== undefined);
  return {
    version,
    route(request) {
      if (!isKnown(request)) return undefined;
      const { municipality } = request;
      const administration = municipality === undefined ? undefined : administrationOf(municipality);

      const key = keysOf(request).find((one) => rows.has(one)) ?? administrationRule;
      const row = rows.get(key);
      const body = !row || row.administration ? administration : row.body;
      return body === undefined ? undefined : { body, row: key, version };
    },
    likelyRoute(request, statistic) {
      const likely = isKnown(request) ? likelyBodies(statistic, request, known, forwarding) : [];
      const [first] = likely;
      if (!first) return undefined;
      const body = first.share >= forwarding.minProposed ? first.body : undefined;
      return { body, row: forwardingRule, version: statistic.version, likelyBodies: likely };
    },
  };
}

/** The names of all rows that fit, the most specific first. */
function keysOf({ sector, category, municipality, owner }: RouteRequest): string[] {
  const orAny = <T>(value: T | undefined) => (value === undefined ? [undefined] : [value, undefined]);
  return orAny(category).flatMap((one) =>
    orAny(municipality).flatMap((place) =>
      orAny(owner).map((whose) => rowKey({ sector, category: one, municipality: place, owner: whose })),
    ),
  );
}
