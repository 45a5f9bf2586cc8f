import * as z from 'zod';

/** The sectors that the regulation names (4.7). */
export const regulatedSectorIds = [
  'housing',
  'waste',
  'energy',
  'education',
  'health',
  'roads',
  'transport',
  'social',
  'business',
] as const;

/** Those of the regulation; amenities and the rest are the region's own. */
export const sectorIds = [...regulatedSectorIds, 'amenities', 'other'] as const;

export type SectorId = (typeof sectorIds)[number];

const categorySchema = z.object({
  id: z.string(),
  title: z.string(),
  /** «Прочие по направлению» of its sector (regulation 5.3). */
  isOther: z.boolean().optional(),
  fastTrack: z.boolean().optional(),
  /** The category's own term, where a portal's rules give one. */
  term: z.object({ count: z.int().positive(), unit: z.enum(['calendar-days', 'working-days']) }).optional(),
});

export const catalogueSchema = z.object({
  version: z.string(),
  sample: z.boolean(),
  sectors: z
    .array(z.object({ id: z.enum(sectorIds), title: z.string(), categories: z.array(categorySchema).min(1) }))
    .refine(
      (sectors) => new Set(sectors.map((sector) => sector.id)).size === sectors.length,
      'a sector is listed twice',
    ),
});

export type Catalogue = z.infer<typeof catalogueSchema>;
export type Category = z.infer<typeof categorySchema>;

export interface Placed {
  readonly sector: string;
  readonly category: Category;
}

/**
 * Finds a label's place in the region's catalogue; undefined for a source's own words. A label that leaves its category open
 * has the place of «прочие» of its sector.
 */
export type PlaceOf = (label: {
  readonly sector?: string | undefined;
  readonly category?: string | undefined;
}) => Placed | undefined;

export function placesOf(catalogue: Catalogue): PlaceOf {
  const places = new Map<string, Placed>();
  for (const { id, categories } of catalogue.sectors) {
    for (const category of categories) places.set(`${id}/${category.id}`, { sector: id, category });
  }
  return ({ sector, category }) => places.get(`${sector}/${category ?? 'other'}`);
}
