import type { Region } from './region-of.ts';

/** What things are called that stand in lists as ids; whatever the region does not know is called by its id. */
export interface WorkNames {
  category(sector: string, category: string): NamedCategory;
  municipality(id: string): Named;
  body(id: string): Named;
}

interface Named {
  readonly id: string;
  readonly title: string;
}

interface NamedCategory {
  readonly sector: Named;
  readonly category: Named;
  /** Its term is the shorter one of urgent topics. */
  readonly isFastTrack?: true | undefined;
}

/** The names of a region. */
export function workNames({
  catalogue,
  municipalities,
  directory,
  placeOf,
}: Pick<Region, 'catalogue' | 'municipalities' | 'directory' | 'placeOf'>): WorkNames {
  const sectors = new Map<string, string>(catalogue.sectors.map(({ id, title }) => [id, title]));
  const places = new Map(municipalities.map(({ id, name }) => [id, name]));
  return {
    category(sector, category) {
      const known = placeOf({ sector, category })?.category;
      return {
        sector: { id: sector, title: sectors.get(sector) ?? sector },
        category: { id: category, title: known?.title ?? category },
        ...(known?.fastTrack ? { isFastTrack: true } : {}),
      };
    },
    municipality: (id) => ({ id, title: places.get(id) ?? id }),
    body: (id) => ({ id, title: directory.nameOf(id) }),
  };
}
