import { type Catalogue, placesOf } from '../classification/catalogue.ts';
import type { RouteRow, RoutingTable } from './route.ts';

interface Known {
  readonly catalogue: Catalogue;
  readonly bodies: { readonly bodies: readonly { readonly id: string; readonly validTo?: string | undefined }[] };
  readonly municipalities: { readonly municipalities: readonly { readonly id: string }[] };
}

/** What rows of the table name that the region does not have, or has no more, each as `path: what is wrong`. */
export function strangeRoutes({ rows }: RoutingTable, { catalogue, bodies, municipalities }: Known): string[] {
  const sectors = new Set<string>(catalogue.sectors.map(({ id }) => id));
  const placeOf = placesOf(catalogue);
  const current = new Set(bodies.bodies.filter(({ validTo }) => validTo === undefined).map(({ id }) => id));
  const places = new Set(municipalities.municipalities.map(({ id }) => id));
  const faultsOf = ({ sector, category, municipality, body }: RouteRow): string[] => [
    ...(sectors.has(sector) ? [] : [`sector: ${sector} is no sector`]),
    ...(category === undefined || placeOf({ sector, category }) ? [] : [`category: ${sector} has no ${category}`]),
    ...(municipality === undefined || places.has(municipality) ? [] : [`municipality: ${municipality} is none`]),
    ...(body === undefined || current.has(body) ? [] : [`body: ${body} is no present body`]),
  ];
  return rows.flatMap((row, index) => faultsOf(row).map((fault) => `rows.${index}.${fault}`));
}
