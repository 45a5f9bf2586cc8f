import { get } from 'node:http';
import * as z from 'zod';
import { readBody } from '#infra/local/net/read-body.ts';

const listSchema = z.object({ Functions: z.array(z.object({ FunctionName: z.string() })) });

/** What there is to call. */
export function functionNames(invokeUrl: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const asking = get(`${invokeUrl}/2015-03-31/functions/`, async (response) => {
      const { Functions } = listSchema.parse(JSON.parse(String(await readBody(response))));
      resolve(Functions.map(({ FunctionName }) => FunctionName));
    });
    asking.on('error', reject);
  });
}
