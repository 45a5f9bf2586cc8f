import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

/** The document client of a function: one for its lifetime, short time-outs, absent fields left out. */
export function documentClient(): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2500, throwOnRequestTimeout: true },
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/** The item of a key as it is now; undefined where there is none. */
export async function readItem(
  client: DynamoDBDocumentClient,
  TableName: string,
  Key: Record<string, string>,
): Promise<Record<string, unknown> | undefined> {
  return (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
}

/** All that a query finds. */
export async function queryAll<T>(...query: Parameters<typeof queryPages<T>>): Promise<T[]> {
  const found: T[] = [];
  for await (const page of queryPages(...query)) found.push(...page);
  return found;
}

/** What a query finds, a page at a time, each item read as it comes: no more of it is held than one page. */
export async function* queryPages<T>(
  client: DynamoDBDocumentClient,
  query: QueryCommandInput,
  read: (item: Record<string, unknown>) => T,
): AsyncGenerator<readonly T[]> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: start }));
    yield (page.Items ?? []).map(read);
    start = page.LastEvaluatedKey;
  } while (start);
}

/** False where the condition of a write does not hold: somebody was first, and nothing is written. */
export async function unlessRefused(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Whether a write was refused because of what other writers did meanwhile, not because it is wrong. */
export function isLostRace(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'ConditionalCheckFailedException' || error.name === 'TransactionConflictException') return true;
  const codes = cancellationCodes(error)?.filter((code) => code !== 'None') ?? [];
  return codes.length > 0 && codes.every((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict');
}

/** Why a transaction was cancelled, by the order of its items, `None` for those that were not to blame; undefined for other errors. */
export function cancellationCodes(error: unknown): string[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined;
  const reasons =
    'CancellationReasons' in error && Array.isArray(error.CancellationReasons) ? error.CancellationReasons : [];
  return reasons.map((reason: { Code?: string }) => reason.Code ?? 'None');
}
