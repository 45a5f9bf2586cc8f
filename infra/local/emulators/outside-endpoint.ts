import * as z from 'zod';

const environmentSchema = z.object({ AWS_ENDPOINT_URL_DYNAMODB: z.url().optional() });

/** A DynamoDB that somebody else runs: any that speaks its API, on systems without an engine of our own. */
export function outsideDynamodb(): string | undefined {
  return environmentSchema.parse(process.env).AWS_ENDPOINT_URL_DYNAMODB;
}
