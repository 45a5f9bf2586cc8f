import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { type AwsAnswer, answerAwsJson, awsRefusal } from '#infra/local/net/answer-aws-json.ts';
import type { SecretEntry, SecretStore } from './secret-store.ts';

const getSchema = z.object({ SecretId: z.string(), VersionStage: z.string().default('AWSCURRENT') });
const putSchema = z.object({ SecretId: z.string(), SecretString: z.string() });

/** The two operations of Secrets Manager a function or an operator needs, in its own protocol. */
export function answerSecretsApi(
  store: SecretStore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  return answerAwsJson(request, response, (operation, input) => answer(store, operation, input));
}

function answer(store: SecretStore, operation: string, input: unknown): AwsAnswer {
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
  return awsRefusal('InvalidRequestException', `${operation} is not known here`);
}

function describe({ arn, name, versionId, createdAt }: SecretEntry): object {
  return {
    ...{ ARN: arn, Name: name, VersionId: versionId, VersionStages: ['AWSCURRENT'] },
    CreatedDate: createdAt / 1000,
  };
}

const notFound = awsRefusal('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
