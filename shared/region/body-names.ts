import bodies from './komi/bodies.json' with { type: 'json' };

const names = new Map(bodies.bodies.map(({ id, name }) => [id, name]));

/** What a body is called, for functions that need no more of the region; of one that is not listed, the id itself. */
export function bodyName(body: string): string {
  return names.get(body) ?? body;
}
