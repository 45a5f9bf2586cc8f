import bodies from './komi/bodies.json' with { type: 'json' };

/**
 * The networks (CIDR) of a body, of the body it counts to, and of organisations subordinate to it, for functions that need no
 * more of the region.
 */
export function networksOf(body: string): readonly string[] {
  const own = bodies.bodies.find(({ id }) => id === body);
  return bodies.bodies
    .filter(({ id, parent }) => id === body || id === own?.parent || parent === body)
    .flatMap(({ networks }) => networks ?? []);
}
