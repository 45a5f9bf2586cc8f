import * as z from 'zod';

const outboxSchema = z.array(z.object({ body: z.string() }));
const invitationSchema = z.object({ type: z.literal('survey.invited'), data: z.object({ link: z.url() }) });

/** Survey links that citizens were sent by the platform's double, newest first. */
export async function invitations(outbox: string): Promise<string[]> {
  const response = await fetch(`${outbox}.json`);
  const sent = outboxSchema.parse(await response.json());
  return sent.flatMap(({ body }) => invitationSchema.safeParse(JSON.parse(body)).data?.data.link ?? []).reverse();
}
