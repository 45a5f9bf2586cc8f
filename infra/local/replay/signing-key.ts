import * as z from 'zod';
import { jsonRpc } from '#infra/local/net/json-rpc.ts';
import { keyOf } from '#shared/channels/standard-webhooks.ts';

const answerSchema = z.object({ SecretString: z.string() });
/** During a change of keys the first of several is as good as any. */
const secretSchema = z.object({
  signing: z.union([z.string(), z.tuple([z.string()], z.string()).transform(([key]) => key)]),
});

/** The key with which a source signs, from its secret. */
export async function signingKey(endpoint: string, region: string, secretId: string): Promise<Buffer> {
  const secrets = jsonRpc({ endpoint, service: 'secretsmanager', region });
  try {
    const { SecretString } = answerSchema.parse(await secrets.call('GetSecretValue', { SecretId: secretId }));
    return keyOf(secretSchema.parse(JSON.parse(SecretString)).signing);
  } finally {
    secrets.stop();
  }
}
