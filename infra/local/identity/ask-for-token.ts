import * as z from 'zod';
import { httpCall } from '#infra/local/net/http-call.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';

const answerSchema = z.object({ access_token: z.string() });

/** A token of the local issuer for the staff; a number is the status of its refusal. */
export async function askForToken(issuer: string, { id, role, body, sectors }: Staff): Promise<string | number> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', sub: id, role });
  if (body !== undefined) form.set('body', body);
  if (sectors !== undefined) form.set('sectors', sectors.join(','));
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await httpCall(`${issuer}/token`, { method: 'POST', headers, body: String(form) });
  return answer.status === 200 ? answerSchema.parse(JSON.parse(answer.body)).access_token : answer.status;
}
