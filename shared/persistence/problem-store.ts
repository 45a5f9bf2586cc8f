import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ProblemKey, RegisteredProblem } from '#shared/domain/problems/problem.ts';
import type { PlanChange } from '#shared/domain/problems/root-cause-plan.ts';
import { isLostRace, queryAll, readItem } from './dynamo.ts';
import { changeIn, changeKeyOf, changesKeyOf, problemIn, problemKeyOf } from './problem-items.ts';

/** What a plan is made for, as it stands when it is made. */
interface PlannedProblem extends ProblemKey {
  readonly since: number;
  readonly until: number;
  readonly appealIds: readonly string[];
}

interface Absorbed {
  readonly until: number;
  readonly appealIds: readonly string[];
}

/** Problems with a plan, kept for good. */
export interface ProblemStore {
  registered(municipality: string, category?: string): Promise<RegisteredProblem[]>;
  /** The changes of a plan, the first one first. */
  changesOf(problem: ProblemKey): Promise<PlanChange[]>;
  /** The change that somebody has made with this key; undefined for one that was never made. */
  changeOf(problem: ProblemKey, digest: string): Promise<PlanChange | undefined>;
  /** Keeps a change and the plan it makes in one transaction, or nothing when the plan has changed since it was read. */
  save(problem: PlannedProblem, change: PlanChange, digest: string): Promise<'stored' | 'changed-meanwhile'>;
  /** Adds appeals to a problem; the same ones twice make no difference. */
  absorb(problem: ProblemKey, absorbed: Absorbed): Promise<void>;
}

export function dynamoProblemStore(client: DynamoDBDocumentClient, table: string): ProblemStore {
  return {
    async registered(municipality, category) {
      const one = category !== undefined;
      const query = {
        TableName: table,
        KeyConditionExpression: one ? 'pk = :place AND begins_with(sk, :category)' : 'pk = :place',
        ExpressionAttributeValues: {
          ':place': `problem#${municipality}`,
          ...(one ? { ':category': `${category}#` } : {}),
        },
      };
      return await queryAll(client, query, problemIn);
    },

    async changesOf(problem) {
      const query = {
        TableName: table,
        KeyConditionExpression: 'pk = :problem',
        ExpressionAttributeValues: { ':problem': changesKeyOf(problem) },
      };
      return (await queryAll(client, query, changeIn)).toSorted((a, b) => a.version - b.version);
    },

    async changeOf(problem, digest) {
      const Key = changeKeyOf(problem, digest);
      const item = await readItem(client, table, Key);
      return item && changeIn(item);
    },

    async save(problem, change, digest) {
      const isFirst = change.version === 1;
      const update = {
        TableName: table,
        Key: problemKeyOf(problem),
        ConditionExpression: isFirst ? 'attribute_not_exists(pk)' : '#version = :before',
        UpdateExpression: `SET #version = :version, #plan = :plan, municipality = :municipality, category = :category,
          #first = :first, registeredAt = if_not_exists(registeredAt, :at), #since = if_not_exists(#since, :since),
          #until = if_not_exists(#until, :until) ADD appealIds :ids`,
        ExpressionAttributeNames: {
          ...{ '#version': 'version', '#plan': 'plan', '#first': 'first', '#since': 'since', '#until': 'until' },
        },
        ExpressionAttributeValues: {
          ...{ ':version': change.version, ':plan': change.plan, ':at': change.at },
          ...(isFirst ? {} : { ':before': change.version - 1 }),
          ...{ ':municipality': problem.municipality, ':category': problem.category, ':first': problem.first },
          ...{ ':since': problem.since, ':until': problem.until, ':ids': new Set(problem.appealIds) },
        },
      };
      const kept = {
        TableName: table,
        Item: { ...changeKeyOf(problem, digest), change },
        ConditionExpression: 'attribute_not_exists(pk)',
      };
      try {
        await client.send(new TransactWriteCommand({ TransactItems: [{ Update: update }, { Put: kept }] }));
        return 'stored';
      } catch (error) {
        if (isLostRace(error)) return 'changed-meanwhile';
        throw error;
      }
    },

    async absorb(problem, { until, appealIds }) {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: problemKeyOf(problem),
          // Nothing is registered by being found.
          ConditionExpression: 'attribute_exists(pk)',
          UpdateExpression: 'SET #until = :until ADD appealIds :ids',
          ExpressionAttributeNames: { '#until': 'until' },
          ExpressionAttributeValues: { ':until': until, ':ids': new Set(appealIds) },
        }),
      );
    },
  };
}
