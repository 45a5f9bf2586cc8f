import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { readBody } from '#infra/local/net/read-body.ts';
import type { SecretEntry, SecretStore } from './secret-store.ts';

const getSchema = z.object({ SecretId: z.string(), VersionStage: z.string().default('AWSCURRENT') });
const putSchema = z.object({ SecretId: z.string(), SecretString: z.string() });

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** The two operations of Secrets Manager a function or an operator needs, in its own protocol. */
export async function answerSecretsApi(
  store: SecretStore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const operation = String(request.headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1);
  const input: unknown = JSON.parse(String(await readBody(request)) || '{}');
  const { status, body } = answer(store, operation, input);
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() });
  response.end(JSON.stringify(body));
}

function answer(store: SecretStore, operation: string | undefined, input: unknown): Answer {
  if (operation === 'GetSecretValue') {
    const parsed = getSchema.safeParse(input);
    const entry =
      parsed.success && parsed.data.VersionStage === 'AWSCURRENT' ? store.find(parsed.data.SecretId) : undefined;
    return entry ? { status: 200, body: { ...describe(entry), SecretString: entry.value } } : notFound;
  }
  if (operation === 'PutSecretValue') {
    const parsed = putSchema.safeParse(input);
    const entry = parsed.success ? store.find(parsed.data.SecretId) : undefined;
    if (!parsed.success || !entry) return notFound;
    const updated = { ...entry, value: parsed.data.SecretString, versionId: randomUUID() };
    store.put(updated);
    return { status: 200, body: describe(updated) };
  }
  return refusal('InvalidRequestException', `${operation} is not known here`);
}

function describe({ arn, name, versionId, createdAt }: SecretEntry): object {
  return {
    ...{ ARN: arn, Name: name, VersionId: versionId, VersionStages: ['AWSCURRENT'] },
    CreatedDate: createdAt / 1000,
  };
}

function refusal(type: string, message: string): Answer {
  return { status: 400, body: { __type: type, Message: message } };
}

const notFound = refusal('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
