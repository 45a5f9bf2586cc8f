import * as z from 'zod';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import { watchIndex } from '#shared/persistence/work-index.ts';
import { type Emulator, startHttp } from '#test/support/emulators.ts';

type Attributes = Readonly<Record<string, unknown>>;

interface Generated {
  /** How many open appeals there are. */
  readonly open: number;
  /** An appeal's state as the database has it, typed as on the wire; the shard is the number's remainder by 32. */
  readonly itemOf: (index: number) => Attributes;
  readonly watchAtOf: (index: number) => number;
  readonly indexOf: (appealId: string) => number;
}

const numberSchema = z.object({ N: z.string() }).transform(({ N }) => Number(N));
const textSchema = z.object({ S: z.string() }).transform(({ S }) => S);
const keySchema = z.object({ pk: textSchema, sk: textSchema });
const querySchema = z.object({
  IndexName: z.string().optional(),
  Limit: z.number().optional(),
  ExclusiveStartKey: z.looseObject({ pk: textSchema, [watchIndex.sortKey]: numberSchema }).optional(),
  ExpressionAttributeValues: z.looseObject({
    ':shard': textSchema.optional(),
    ':until': numberSchema.optional(),
    ':appeal': textSchema.optional(),
  }),
});
const updateSchema = z.object({
  Key: keySchema,
  ExpressionAttributeValues: z.looseObject({ ':read': numberSchema, ':next': numberSchema.optional() }),
});
const transactSchema = z.object({
  TransactItems: z.array(
    z.object({ Put: z.object({ Item: z.looseObject(keySchema.shape), ConditionExpression: z.string().optional() }) }),
  ),
});

/**
 * A database, as far as `watch-terms` uses one, whose index holds any number of generated appeals and no copy of them: an
 * engine would need an hour to be filled with a million. It answers over HTTP, keeps its conditions, and bills as AWS does.
 */
export async function startGeneratedIndex({ open, itemOf, watchAtOf, indexOf }: Generated): Promise<Emulator> {
  const shards = appealShards.length;
  const order = appealShards.map((_, shard) => {
    const own = Uint32Array.from(
      { length: Math.ceil((open - shard) / shards) },
      (_value, number) => shard + number * shards,
    );
    return own.sort((a, b) => watchAtOf(a) - watchAtOf(b));
  });
  const moved = new Map<number, number | undefined>();
  const watchAt = (index: number) => (moved.has(index) ? moved.get(index) : watchAtOf(index));
  const centre = new Map<string, Set<string>>();

  const queryIndex = ({
    Limit = 1000,
    ExclusiveStartKey,
    ExpressionAttributeValues: of,
  }: z.infer<typeof querySchema>) => {
    const until = of[':until'] ?? 0;
    const own = order[appealShards.indexOf(of[':shard'] ?? '')] ?? new Uint32Array();
    const last = ExclusiveStartKey && indexOf(ExclusiveStartKey.pk);
    const Items: Attributes[] = [];
    for (let place = last === undefined ? 0 : own.indexOf(last) + 1; place < own.length; place += 1) {
      const index = own[place] ?? 0;
      if (watchAtOf(index) > until) break;
      if ((watchAt(index) ?? Number.POSITIVE_INFINITY) > until) continue;
      Items.push(itemOf(index));
      if (Items.length === Limit) break;
    }
    const end = Items.length === Limit ? Items.at(-1) : undefined;
    const key =
      end &&
      Object.fromEntries(['pk', 'sk', watchIndex.partitionKey, watchIndex.sortKey].map((name) => [name, end[name]]));
    return {
      Items,
      ...(key ? { LastEvaluatedKey: key } : {}),
      ...readOf(Items.reduce((sum, item) => sum + bytesOf(item), 0)),
    };
  };

  const answers: Readonly<Record<string, (input: unknown) => object>> = {
    Query(input) {
      const query = querySchema.parse(input);
      if (query.IndexName === watchIndex.name) return queryIndex(query);
      const told = [...(centre.get(query.ExpressionAttributeValues[':appeal'] ?? '') ?? [])];
      return { Items: told.map((sk) => ({ sk: { S: sk } })), ...readOf(told.length * 100) };
    },
    UpdateItem(input) {
      const { Key, ExpressionAttributeValues: values } = updateSchema.parse(input);
      const index = indexOf(Key.pk);
      if (watchAt(index) !== values[':read']) throw new RefusedCondition('ConditionalCheckFailedException');
      moved.set(index, values[':next']);
      // The item, and in the index the entry that goes and the one that comes.
      return { ConsumedCapacity: { CapacityUnits: values[':next'] === undefined ? 2 : 3 } };
    },
    TransactWriteItems(input) {
      const { TransactItems } = transactSchema.parse(input);
      const puts = TransactItems.map(({ Put }) => ({ ...Put, of: centre.get(Put.Item.pk) ?? new Set<string>() }));
      if (puts.some(({ Item, ConditionExpression, of }) => ConditionExpression && of.has(Item.sk)))
        throw new RefusedCondition('TransactionCanceledException');
      for (const { Item, of } of puts) centre.set(Item.pk, of.add(Item.sk));
      return { ConsumedCapacity: [{ CapacityUnits: 2 * puts.length }] };
    },
  };
  return await startHttp((body, headers) => {
    const operation = String(headers['x-amz-target']).split('.').at(-1) ?? '';
    try {
      return { status: 200, body: JSON.stringify(answers[operation]?.(JSON.parse(body)) ?? {}) };
    } catch (error) {
      if (!(error instanceof RefusedCondition)) throw error;
      const CancellationReasons = [{ Code: 'ConditionalCheckFailed' }];
      return { status: 400, body: JSON.stringify({ __type: error.message, CancellationReasons }) };
    }
  });
}

class RefusedCondition extends Error {}

/** Half a unit for every 4 KB read, and for every look. */
function readOf(bytes: number) {
  return { ConsumedCapacity: { CapacityUnits: Math.max(Math.ceil(bytes / 4096), 1) / 2 } };
}

/** As AWS counts it: names and values, 1 and 3 bytes more for parts of maps and for maps. */
function bytesOf(item: Attributes): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes(value: unknown): number {
  const [type, content] = Object.entries(Object(value))[0] ?? [];
  if (type === 'S') return Buffer.byteLength(String(content));
  if (type === 'N') return Math.ceil(String(content).length / 2) + 1;
  if (type !== 'M') return 1;
  const parts: [string, unknown][] = Object.entries(Object(content));
  return 3 + parts.reduce((sum, [name, part]) => sum + 1 + Buffer.byteLength(name) + valueBytes(part), 0);
}
