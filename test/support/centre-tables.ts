import { CreateTableCommand, DynamoDBClient, type KeySchemaElement, type KeyType } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  PutCommand,
  paginateScan,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { factIndexes } from '#shared/persistence/fact-index.ts';
import { likenessIndex } from '#shared/persistence/likeness-index.ts';
import { personIndex } from '#shared/persistence/person-index.ts';
import { workIndexes } from '#shared/persistence/work-index.ts';

type Item = Record<string, unknown> & { readonly pk: string; readonly sk?: string };

/** What a test sees of the centre's tables and puts there, past the functions. */
export interface CentreTables {
  /** Every item of a table. */
  scan(table: string): Promise<Item[]>;
  /** An appeal's items by sort key. */
  appeal(appealId: string): Promise<Item[]>;
  /** Items of an index of the appeals table. */
  index(name: string, key: string, partition: string): Promise<Record<string, unknown>[]>;
  put(table: string, item: Item): Promise<void>;
  empty(table: string): Promise<void>;
}

/** The appeals, contacts and centre tables as the template declares them. */
export async function createCentreTables({ endpoint }: { readonly endpoint: string }): Promise<CentreTables> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const plain = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
  await Promise.all([
    create(plain, 'appeals', ['pk', 'sk'], indexesOfAppeals),
    create(plain, 'contacts', ['pk']),
    create(plain, 'centre', ['pk', 'sk']),
  ]);

  async function scan(table: string): Promise<Item[]> {
    const items: Item[] = [];
    for await (const { Items = [] } of paginateScan({ client }, { TableName: table })) items.push(...(Items as Item[]));
    return items;
  }

  return {
    scan,
    async appeal(appealId) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: 'appeals',
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': appealId },
        }),
      );
      if (LastEvaluatedKey) throw new RangeError('more than a page');
      return Items as Item[];
    },
    async index(IndexName, key, partition) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: 'appeals',
          IndexName,
          KeyConditionExpression: '#key = :partition',
          ExpressionAttributeNames: { '#key': key },
          ExpressionAttributeValues: { ':partition': partition },
        }),
      );
      return Items;
    },
    async put(TableName, Item) {
      await client.send(new PutCommand({ TableName, Item }));
    },
    async empty(table) {
      const keys = (await scan(table)).map(({ pk, sk }) => (sk === undefined ? { pk } : { pk, sk }));
      for (let begin = 0; begin < keys.length; begin += 25) {
        const deletes = keys.slice(begin, begin + 25).map((Key) => ({ DeleteRequest: { Key } }));
        await client.send(new BatchWriteCommand({ RequestItems: { [table]: deletes } }));
      }
    },
  };
}

const indexesOfAppeals = [
  { name: factIndexes.due, keys: ['factDue', 'factKey'], carried: ['fact'] },
  { name: factIndexes.answered, keys: ['factAnswered', 'factKey'], carried: ['fact'] },
  { name: personIndex.name, keys: [personIndex.shard, personIndex.since], carried: [...personIndex.carried] },
  {
    name: likenessIndex.name,
    keys: [likenessIndex.partitionKey, likenessIndex.sortKey],
    carried: [...likenessIndex.attributes],
  },
  ...workIndexes.map(({ name, partitionKey, sortKey, carried }) => {
    return { name, keys: [partitionKey, sortKey], carried: [...carried] };
  }),
];

const numbers = new Set<string>([personIndex.since, ...workIndexes.map(({ sortKey }) => sortKey)]);

async function create(
  client: DynamoDBClient,
  TableName: string,
  keys: readonly string[],
  indexes: typeof indexesOfAppeals = [],
): Promise<void> {
  const names = new Set([...keys, ...indexes.flatMap((index) => index.keys)]);
  const GlobalSecondaryIndexes = indexes.map((index) => ({
    IndexName: index.name,
    KeySchema: keySchema(index.keys),
    Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: index.carried },
  }));
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema(keys),
      AttributeDefinitions: [...names].map((AttributeName) => ({
        AttributeName,
        AttributeType: numbers.has(AttributeName) ? 'N' : 'S',
      })),
      ...(GlobalSecondaryIndexes.length > 0 ? { GlobalSecondaryIndexes } : {}),
    }),
  );
}

function keySchema(keys: readonly string[]): KeySchemaElement[] {
  const types: readonly KeyType[] = ['HASH', 'RANGE'];
  return keys.map((AttributeName, index) => ({ AttributeName, KeyType: types[index] }));
}
