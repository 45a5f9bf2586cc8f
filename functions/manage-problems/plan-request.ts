import { isoDay } from '#shared/domain/deadlines/time-zone.ts';
import { type RootCausePlan, rootCausePlanSchema } from '#shared/domain/problems/root-cause-plan.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { jsonBody } from '#shared/lambda/json-body.ts';
import { problem } from '#shared/lambda/problem.ts';
import { idempotencyKeySchema, ifMatchSchema } from './contract.ts';
import type { ProblemPorts } from './ports.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface PlanRequest {
  readonly plan: RootCausePlan;
  readonly key: string;
  readonly ifMatch: string;
}

/** Reads a change of a plan. A key and a version are asked for first: without them nothing may be done, whatever the body says. */
export function planRequest(
  { headers, body, receivedAt }: HttpRequest,
  { region }: Pick<ProblemPorts, 'region'>,
): PlanRequest | { readonly refused: HttpResponse } {
  const key = idempotencyKeySchema.safeParse(headers['idempotency-key']);
  if (!key.success) return { refused: problem('idempotency-key-missing') };
  const ifMatch = ifMatchSchema.safeParse(headers['if-match']);
  if (!ifMatch.success) return { refused: problem('version-missing') };
  const json = jsonBody(body);
  if (json === undefined) return { refused: problem('body-not-json') };
  const parsed = rootCausePlanSchema.safeParse(json, { jitless: true });
  if (!parsed.success) return { refused: problem('command-invalid', { errors: fieldErrors(parsed.error, json) }) };
  const { who } = parsed.data;
  if ('body' in who && !region.directory.isListed(who.body, isoDay(region.timeZone.dayOf(receivedAt)))) {
    const errors = [{ pointer: '/who/body', detail: texts.unknownBody }];
    return { refused: problem('command-invalid', { errors }) };
  }
  return { plan: parsed.data, key: key.data, ifMatch: ifMatch.data };
}
