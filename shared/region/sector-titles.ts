import catalogue from './komi/catalogue.json' with { type: 'json' };

const titles = new Map(catalogue.sectors.map(({ id, title }) => [id, title]));

/** What a sector is called, for functions that need no more of the region; undefined for one of another catalogue. */
export function sectorTitle(sector: string): string | undefined {
  return titles.get(sector);
}
