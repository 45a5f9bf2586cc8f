import * as z from 'zod';
import { httpCall } from '#infra/local/net/http-call.ts';

const listSchema = z.object({ Functions: z.array(z.object({ FunctionName: z.string() })) });

/** What there is to call. */
export async function functionNames(invokeUrl: string): Promise<string[]> {
  const { body } = await httpCall(`${invokeUrl}/2015-03-31/functions/`);
  return listSchema.parse(JSON.parse(body)).Functions.map(({ FunctionName }) => FunctionName);
}
