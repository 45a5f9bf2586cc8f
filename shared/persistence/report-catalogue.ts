import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CatalogueEntry, ReportCatalogue, ReportPath, ReportSeries } from '#shared/domain/reports/archive.ts';
import { isLostRace, queryAll, unlessRefused } from './dynamo.ts';

const entrySchema = z.object({
  kind: z.string(),
  subject: z.string(),
  period: z.string(),
  revision: z.number(),
  sourcesSha256: z.string(),
  state: z.enum(['reserved', 'proposed', 'published']),
  reason: z.string().optional(),
  runStartedAt: z.number().optional(),
  decision: z.object({ by: z.string(), reason: z.string(), at: z.number() }).optional(),
  publishedAt: z.number().optional(),
  files: z.array(z.string()).optional(),
}) satisfies z.ZodType<CatalogueEntry>;

interface CatalogueUpdate {
  readonly set: string;
  readonly condition: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The archive's catalogue in the centre's table: `reports#<kind>#<subject>`, `<period>#<revision>`. */
export function dynamoReportCatalogue(client: DynamoDBDocumentClient, table: string): ReportCatalogue {
  const partitionOf = ({ kind, subject }: ReportSeries) => `reports#${kind}#${subject}`;
  const keyOf = ({ period, revision, ...series }: ReportPath) => ({
    pk: partitionOf(series),
    sk: `${period}#${String(revision).padStart(4, '0')}`,
  });

  const query = (series: ReportSeries, prefix: string, forward: boolean): Promise<CatalogueEntry[]> => {
    const wanted = {
      TableName: table,
      ConsistentRead: true,
      ScanIndexForward: forward,
      KeyConditionExpression: prefix ? 'pk = :series AND begins_with(sk, :period)' : 'pk = :series',
      ExpressionAttributeValues: { ':series': partitionOf(series), ...(prefix ? { ':period': prefix } : {}) },
    };
    return queryAll(client, wanted, (item) => entrySchema.parse(item));
  };

  const update = async (entry: ReportPath, { set, condition, values }: CatalogueUpdate): Promise<void> => {
    // Somebody may be first: a run beside this one, or the same decision once more.
    await unlessRefused(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf(entry),
          UpdateExpression: set,
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: values,
        }),
      ),
    );
  };

  return {
    entriesOf: (series, period) => query(series, `${period}#`, true),
    publishedOf: async (series) => (await query(series, '', false)).filter(({ state }) => state === 'published'),
    async proposedOf(series) {
      const periods = Map.groupBy(await query(series, '', false), ({ period }) => period);
      return [...periods.values()].flatMap(([latest]) => (latest?.state === 'proposed' ? [latest] : []));
    },
    async reserve(entry) {
      try {
        const Item = { ...keyOf(entry), ...entry, state: 'reserved' };
        await client.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
        return true;
      } catch (error) {
        if (isLostRace(error)) return false;
        throw error;
      }
    },
    async finish(entry, state, files, at) {
      await update(entry, {
        set: 'SET #state = :state, publishedAt = if_not_exists(publishedAt, :at), files = :files',
        condition: '#state = :reserved OR #state = :state',
        values: { ':state': state, ':at': at, ':files': files, ':reserved': 'reserved' },
      });
    },
    async decide(entry, decision) {
      await update(entry, {
        set: 'SET #state = :published, publishedAt = :at, decision = :decision',
        condition: '#state = :proposed',
        values: { ':published': 'published', ':at': decision.at, ':decision': decision, ':proposed': 'proposed' },
      });
    },
  };
}
