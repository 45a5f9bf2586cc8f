import type { PlaceOf } from '../classification/catalogue.ts';
import { type Candidate, type ForwardingCount, likelyBodies } from './forwarding.ts';
import { type owners, type RouteRow, type RoutingTable, rowKey } from './route.ts';

/** What a route is asked for. */
export interface RouteRequest {
  readonly sector: string;
  readonly category: string;
  readonly municipality?: string | undefined;
  readonly owner?: (typeof owners)[number] | undefined;
}

/** Who answers, and why. */
interface Route {
  readonly body: string;
  /** The row's name; `administration` for the rule where no row fits. */
  readonly row: string;
  readonly version: string;
}

export interface Router {
  readonly version: string;
  /** A classifier less certain than this routes nothing. */
  readonly minConfidence: number;
  /** Undefined for what the region does not know, and where nobody can be named: the centre's operator is asked. */
  route(request: RouteRequest): Route | undefined;
  /** Who probably answers by past forwarding, for the operator who is asked; the likeliest first. */
  likely(request: RouteRequest, counts: readonly ForwardingCount[]): Candidate[];
}

/** The rule where no row fits. */
export const administrationRule = 'administration';

interface Known {
  readonly placeOf: PlaceOf;
  /** The body that governs a municipality; undefined for none of the region's. */
  readonly administrationOf: (municipality: string) => string | undefined;
}

/**
 * Routes by the table. Of the rows that fit, one of the category goes before one of its sector, then one of the municipality
 * before one of any, then one of the owner before one of any. Where none fits, the municipality's administration answers.
 */
export function tableRouter(table: RoutingTable, { placeOf, administrationOf }: Known): Router {
  const { version, minConfidence } = table;
  const rows = new Map(table.rows.map((row) => [rowKey(row), row]));
  return {
    version,
    minConfidence,
    route(request) {
      const { municipality } = request;
      const administration = municipality === undefined ? undefined : administrationOf(municipality);
      const isStrange = municipality !== undefined && administration === undefined;
      if (isStrange || !placeOf(request)) return undefined;

      for (const key of keysOf(request)) {
        const body = bodyOf(rows.get(key), administration);
        if (body) return { body, row: key, version };
      }
      return administration ? { body: administration, row: administrationRule, version } : undefined;
    },
    likely: (request, counts) => likelyBodies(counts, request, administrationOf, table.forwarding),
  };
}

function bodyOf(row: RouteRow | undefined, administration: string | undefined): string | undefined {
  return row?.administration ? administration : row?.body;
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
