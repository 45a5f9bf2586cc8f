import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { questions } from '#shared/domain/appeals/needs-person.ts';
import type { Work } from '#shared/domain/appeals/work.ts';
import { type WorkCondition, workFilter } from './work-condition.ts';
import { workAttribute } from './work-index.ts';
import { workSchema } from './work-schema.ts';

/** One partition of an index of work. */
export interface WorkLane {
  readonly index: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly partition: string;
}

/** An entry's place in its lane: by the instant of the index; those of one instant in an order of the database's own. */
export interface LanePlace {
  readonly at: number;
  readonly appealId: string;
}

export interface WorkEntry {
  /** The instant by which it stands in the index, UTC milliseconds. */
  readonly at: number;
  readonly work: Work;
  /** Where a person is asked. */
  readonly asked?: (typeof questions)[number] | undefined;
  /** What a classifier holds for possible, where a person is asked. */
  readonly candidates?: readonly Candidate[] | undefined;
  /** The municipalities that the words may mean, where a person is asked. */
  readonly municipalities?: readonly string[] | undefined;
  /** Who probably answers by past forwarding, where a person is asked. */
  readonly likelyBodies?: readonly LikelyBody[] | undefined;
}

/** Which part of a lane: both ends belong to it. */
export interface LaneRange {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

interface ReadOptions extends LaneRange {
  /** The entries after this one. */
  readonly after?: LanePlace | undefined;
  readonly limit: number;
}

interface Read {
  readonly entries: readonly WorkEntry[];
  /** Where reading ended; absent at the end of the range. */
  readonly last?: LanePlace | undefined;
}

/** Lists of work as the indexes hold them. Reads nothing else of the appeals table. */
export interface WorkEntries {
  read(lane: WorkLane, options: ReadOptions): Promise<Read>;
  /** How many of the next `limit` entries fulfil the condition. */
  count(lane: WorkLane, options: ReadOptions & { readonly only?: WorkCondition }): Promise<Counted>;
}

interface Counted {
  readonly count: number;
  readonly last?: LanePlace | undefined;
}

const text = z.string();
const instant = z.number();

const candidateSchema = z.object({ sector: text, category: text, probability: z.number() });
const possiblePlaceSchema = z.object({ municipality: text });
const likelySchema = z.object({ body: text, share: z.number(), evidence: z.number() });
type Candidate = z.infer<typeof candidateSchema>;
type LikelyBody = z.infer<typeof likelySchema>;

const itemSchema = z.object({
  pk: text,
  // An item of an earlier release has none; it gets it with its next fact.
  [workAttribute]: workSchema.optional(),
  // Another release may ask and propose what this one does not know; the appeal still waits.
  asked: z.enum(questions).optional().catch(undefined),
  candidates: z
    .array(z.union([candidateSchema, possiblePlaceSchema]))
    .optional()
    .catch(undefined),
  likelyBodies: z.array(likelySchema).optional(),
});

export function dynamoWorkEntries(client: DynamoDBDocumentClient, table: string): WorkEntries {
  const query = (lane: WorkLane, options: ReadOptions, more: Partial<QueryCommandInput> = {}) =>
    client.send(new QueryCommand({ ...more, ...laneQuery(table, lane, options, more) }));

  return {
    async read(lane, options) {
      const { Items = [], LastEvaluatedKey } = await query(lane, options);
      const entries = Items.flatMap((item) => entryIn(item, lane));
      return { entries, last: placeIn(LastEvaluatedKey, lane) };
    },
    async count(lane, { only = {}, ...options }) {
      const { Count = 0, LastEvaluatedKey } = await query(lane, options, { Select: 'COUNT', ...workFilter(only) });
      return { count: Count, last: placeIn(LastEvaluatedKey, lane) };
    },
  };
}

function laneQuery(
  table: string,
  { index, partitionKey, sortKey, partition }: WorkLane,
  { from = 0, to = Number.MAX_SAFE_INTEGER, after, limit }: ReadOptions,
  { ExpressionAttributeNames, ExpressionAttributeValues }: Partial<QueryCommandInput>,
): QueryCommandInput {
  return {
    TableName: table,
    IndexName: index,
    Limit: limit,
    KeyConditionExpression: '#partition = :partition AND #at BETWEEN :first AND :last',
    ExpressionAttributeNames: { ...ExpressionAttributeNames, '#partition': partitionKey, '#at': sortKey },
    ExpressionAttributeValues: { ...ExpressionAttributeValues, ':partition': partition, ':first': from, ':last': to },
    ExclusiveStartKey: after && {
      [partitionKey]: partition,
      [sortKey]: after.at,
      pk: after.appealId,
      sk: 'state',
    },
  };
}

function entryIn(item: Record<string, unknown>, { sortKey }: WorkLane): WorkEntry[] {
  const { pk, work, candidates: possible, ...asking } = itemSchema.parse(item);
  if (!work) return [];
  const candidates = possible?.filter((one) => 'category' in one);
  const municipalities = possible?.flatMap((one) => ('municipality' in one ? one.municipality : []));
  return [{ at: instant.parse(item[sortKey]), work: { appealId: pk, ...work }, candidates, municipalities, ...asking }];
}

function placeIn(key: Record<string, unknown> | undefined, { sortKey }: WorkLane): LanePlace | undefined {
  return key && { at: instant.parse(key[sortKey]), appealId: text.parse(key['pk']) };
}
