import * as z from 'zod';

const outboxSchema = z.array(z.object({ body: z.string() }));

/** Survey links that citizens were sent by whatever channel, the oldest first. */
export async function invitations(outbox: string): Promise<string[]> {
  const response = await fetch(`${outbox}.json`);
  const sent = outboxSchema.parse(await response.json());
  return sent.flatMap(({ body }) => /https?:\/\/[^\s"]+\/s\/[\w-]{22}/.exec(body)?.[0] ?? []).reverse();
}
