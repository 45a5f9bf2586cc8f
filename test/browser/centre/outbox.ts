import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { TestedCentre } from './start-centre.ts';

const outboxSchema = z.array(z.object({ body: z.string() }));
const links = {
  survey: /https?:\/\/[^\s"'<>]+\/s\/[\w-]{22}(?![\w/-])/g,
  status: /https?:\/\/[^\s"'<>]+\/a\/[0-9A-Z]{12}\?code=[\w-]+/g,
};
const withinMs = 30_000;

/** Messages that have left the centre. */
export async function outboxOf({ endpoints }: Pick<TestedCentre, 'endpoints'>): Promise<string[]> {
  const sent = outboxSchema.parse(await (await fetch(`${endpoints.outbox}.json`)).json());
  return sent.map(({ body }) => body);
}

/** Different links that citizens were sent, once there are that many of them. */
export async function deliveredLinks(
  centre: Pick<TestedCentre, 'endpoints'>,
  kind: keyof typeof links,
  count: number,
): Promise<string[]> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const bodies = await outboxOf(centre);
    const found = new Set(bodies.flatMap((body) => body.match(links[kind]) ?? []));
    if (found.size >= count) return [...found];
    if (performance.now() > deadline) throw new Error(`${found.size} links of ${count} have left the centre`);
    await pause(100);
  }
}
