import * as z from 'zod';
import type { OperationContracts } from '#shared/lambda/operation-contract.ts';

/** Routes of `describe-api`, by operation. */
export const routes = {
  describeApi: 'GET /v1/openapi.json',
} as const;

/** What OpenAPI says of each operation. */
export function operationContracts(): OperationContracts<typeof routes> {
  return {
    describeApi: {
      summary: 'This description; asked for with If-None-Match, it is sent only when it has changed',
      answers: { 200: z.looseObject({ openapi: z.string() }) },
      problems: [],
    },
  };
}
