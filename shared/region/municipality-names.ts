import municipalities from './komi/municipalities.json' with { type: 'json' };

const names = new Map(municipalities.municipalities.map(({ id, name }) => [id, name]));

/** What a municipality is called, for functions that need no more of the region; undefined for one outside it. */
export function municipalityName(municipality: string): string | undefined {
  return names.get(municipality);
}
