import type * as z from 'zod';
import { jsonSchema } from './json-schema.ts';

const meanings: Readonly<Record<number, string>> = {
  400: 'The request is wrong; `errors` says where.',
  401: 'No token, or none that this centre takes.',
  403: 'The role table does not allow it, or does not know the role.',
  404: 'There is none, or none that the asking person may know of.',
  409: 'A rule refuses it; `type` says which, and `title` the article.',
  412: 'It has changed since it was read.',
  422: 'The Idempotency-Key was used for something else.',
  428: 'If-Match is missing.',
  500: 'An error of the centre.',
  503: 'Another service does not answer; Retry-After says when to ask again.',
};

/** RFC 9457. */
export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', pattern: '^urn:rcc:problem:[a-z-]+$' },
    title: { type: 'string', description: 'In Russian.' },
    status: { type: 'integer' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'A JSON pointer into the query or the body.' },
          detail: { type: 'string' },
        },
      },
    },
  },
};

/** Every refusal, by status. */
export function sharedResponses(): Record<string, object> {
  const schema = { $ref: '#/components/schemas/Problem' };
  return Object.fromEntries(
    Object.entries(meanings).map(([status, description]) => [
      status,
      { description, content: { 'application/problem+json': { schema } } },
    ]),
  );
}

/** An answer in JSON, or in what a reader may have instead. */
export function responseOf(schema: z.ZodType, alsoAs: readonly string[] = []): object {
  const others = alsoAs.map((type) => [type, { schema: { type: 'string' } }]);
  return {
    description: 'Done',
    content: {
      'application/json': { schema: jsonSchema(schema, 'output') },
      ...Object.fromEntries(others),
    },
  };
}
