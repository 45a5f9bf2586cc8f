import * as z from 'zod';
import { AwsError, type JsonRpc } from '#infra/local/net/json-rpc.ts';
import type { IndexDefinition, KeyElement, TablePart } from '#infra/local/resources/part.ts';

const indexSchema = z.object({
  IndexName: z.string(),
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.string() })),
});
const describedSchema = z.object({
  Table: z.object({
    KeySchema: indexSchema.shape.KeySchema,
    GlobalSecondaryIndexes: z.array(indexSchema).default([]),
  }),
});
const ttlSchema = z.object({
  TimeToLiveDescription: z.object({ TimeToLiveStatus: z.string(), AttributeName: z.string().optional() }),
});

type Described = z.infer<typeof describedSchema>['Table'];

/** Makes a table as the template wants it. What it holds is kept; a change that would lose it is an error. */
export async function provisionTable(dynamodb: JsonRpc, table: TablePart): Promise<void> {
  const existing = await describe(dynamodb, table.name);
  if (existing) await adapt(dynamodb, table, existing);
  else await create(dynamodb, table);
  await expire(dynamodb, table);
}

async function adapt(dynamodb: JsonRpc, table: TablePart, existing: Described): Promise<void> {
  if (!sameKeys(existing.KeySchema, table.keySchema)) throw changed(table.name, 'its keys');
  const present = new Map(existing.GlobalSecondaryIndexes.map((index) => [index.IndexName, index]));
  for (const index of table.indexes) {
    const made = present.get(index.IndexName);
    if (made && !sameKeys(made.KeySchema, index.KeySchema)) throw changed(table.name, `the keys of ${index.IndexName}`);
    if (!made) await updateIndexes(dynamodb, table, { Create: definition(index) });
  }
  const wanted = new Set(table.indexes.map(({ IndexName }) => IndexName));
  for (const IndexName of present.keys())
    if (!wanted.has(IndexName)) await updateIndexes(dynamodb, table, { Delete: { IndexName } });
}

async function describe(dynamodb: JsonRpc, TableName: string): Promise<Described | undefined> {
  try {
    return describedSchema.parse(await dynamodb.call('DescribeTable', { TableName })).Table;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function create(dynamodb: JsonRpc, table: TablePart): Promise<void> {
  await dynamodb.call('CreateTable', {
    TableName: table.name,
    KeySchema: table.keySchema,
    AttributeDefinitions: table.attributes,
    BillingMode: 'PAY_PER_REQUEST',
    ...(table.indexes.length > 0 ? { GlobalSecondaryIndexes: table.indexes.map(definition) } : {}),
    ...(table.localIndexes.length > 0 ? { LocalSecondaryIndexes: table.localIndexes.map(definition) } : {}),
    ...(table.streamView ? { StreamSpecification: { StreamEnabled: true, StreamViewType: table.streamView } } : {}),
  });
}

async function expire(dynamodb: JsonRpc, { name: TableName, ttlAttribute }: TablePart): Promise<void> {
  const { TimeToLiveDescription: present } = ttlSchema.parse(await dynamodb.call('DescribeTimeToLive', { TableName }));
  const set = (AttributeName: string, Enabled: boolean) =>
    dynamodb.call('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { AttributeName, Enabled } });
  const current = present.TimeToLiveStatus === 'ENABLED' ? present.AttributeName : undefined;
  if (current === ttlAttribute) return;
  if (current) await set(current, false);
  if (ttlAttribute) await set(ttlAttribute, true);
}

async function updateIndexes(dynamodb: JsonRpc, table: TablePart, update: object): Promise<void> {
  await dynamodb.call('UpdateTable', {
    TableName: table.name,
    AttributeDefinitions: table.attributes,
    GlobalSecondaryIndexUpdates: [update],
  });
}

function definition({ IndexName, KeySchema, Projection }: IndexDefinition): IndexDefinition {
  return { IndexName, KeySchema, Projection };
}

function sameKeys(left: readonly KeyElement[], right: readonly KeyElement[]): boolean {
  const text = (keys: readonly KeyElement[]) =>
    keys
      .map((key) => `${key.KeyType} ${key.AttributeName}`)
      .sort()
      .join();
  return text(left) === text(right);
}

function changed(table: string, what: string): Error {
  return new Error(`the table ${table} was made with other keys: ${what} changed. Start with --fresh to make it anew`);
}
