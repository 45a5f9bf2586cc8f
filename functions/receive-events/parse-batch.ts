import { type AppealEvent, parseEvent } from '#events/event.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import { jsonBody } from '#shared/lambda/json-body.ts';
import { type FieldError, problem } from '#shared/lambda/problem.ts';

export type Batch =
  | { readonly valid: true; readonly events: readonly AppealEvent[] }
  | { readonly valid: false; readonly refusal: HttpResponse };

const maxEvents = 100;

/** Reads one event or an array of up to 100; a refusal lists every wrong field of every wrong event by its index. */
export function parseBatch(body: Uint8Array): Batch {
  const json = jsonBody(body);
  if (json === undefined) return { valid: false, refusal: problem('body-not-json') };
  const inputs: unknown[] = Array.isArray(json) ? json : [json];
  if (inputs.length > maxEvents) return { valid: false, refusal: problem('payload-too-large') };
  if (inputs.length === 0) return { valid: false, refusal: problem('events-invalid', { errors: [] }) };

  const events: AppealEvent[] = [];
  const errors: FieldError[] = [];
  inputs.forEach((input, index) => {
    const parsed = parseEvent(input);
    if (parsed.success) events.push(parsed.data);
    else errors.push(...fieldErrors(parsed.error, input).map((error) => ({ index, ...error })));
  });
  return errors.length === 0
    ? { valid: true, events }
    : { valid: false, refusal: problem('events-invalid', { errors }) };
}
