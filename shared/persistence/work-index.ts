import type { ConflictSign } from '#shared/domain/appeals/fact-data.ts';
import { shardOf } from '#shared/domain/appeals/identity.ts';
import { nearestDueAt } from '#shared/domain/appeals/urgency.ts';
import type { Work } from '#shared/domain/appeals/work.ts';

/** A sparse index of the appeals' states: each entry carries the work that the appeal is. */
export interface WorkIndex {
  readonly name: string;
  readonly partitionKey: string;
  /** UTC milliseconds. */
  readonly sortKey: string;
  /** What its entries carry beside their keys. */
  readonly carried: readonly string[];
}

export const workAttribute = 'work';
const carried = [workAttribute] as const;

/** Open appeals by the end of the term that ends first: of a shard, of a body, of whoever works on them. */
export const openIndexes = {
  all: { name: 'open', partitionKey: 'openShard', sortKey: 'openDue', carried },
  body: { name: 'open-by-body', partitionKey: 'openBody', sortKey: 'openDue', carried },
  executor: { name: 'open-by-executor', partitionKey: 'openExecutor', sortKey: 'openDue', carried },
} as const satisfies Record<string, WorkIndex>;

/** Open appeals of a shard by the instant at which somebody has to look at their term next. */
export const watchIndex = {
  name: 'watch',
  partitionKey: 'watchShard',
  sortKey: 'watchAt',
  // Whoever moves an entry on does so on the condition that the appeal has not changed since.
  carried: [workAttribute, 'version'],
} as const satisfies WorkIndex;

/** Requests to reopen of a shard, by the end of the term for the decision; of those that end together the gravest first. */
export const requestIndex = {
  name: 'reopen-requests',
  partitionKey: 'requestShard',
  sortKey: 'requestDue',
  carried,
} as const satisfies WorkIndex;

/** Appeals of a shard whose histories do not add up, by the start of their latest cycle. */
export const anomalyIndex = {
  name: 'anomalies',
  partitionKey: 'anomalyShard',
  sortKey: 'anomalySince',
  carried,
} as const satisfies WorkIndex;

export const workIndexes: readonly WorkIndex[] = [
  ...Object.values(openIndexes),
  watchIndex,
  requestIndex,
  anomalyIndex,
];

/** The index keys of an appeal's state and the work they carry; nothing for an appeal that nobody has to look at. */
export function workAttributes(work: Work | undefined): Record<string, unknown> {
  if (!work) return {};
  const shard = shardOf(work.appealId);
  const keys = {
    ...(work.state === 'open' ? openKeys(work, shard) : {}),
    ...(work.decideBy === undefined ? {} : keysIn(requestIndex, shard, work.decideBy - gravity(work))),
    ...(work.anomalies === 0 ? {} : keysIn(anomalyIndex, shard, work.startedAt)),
  };
  const { appealId: _id, ...shown } = work;
  return Object.keys(keys).length === 0 ? {} : { ...keys, [workAttribute]: shown };
}

function openKeys(work: Work, shard: string): Record<string, unknown> {
  const { body, executor, atRiskAt, firstAnswer } = work;
  const dueAt = nearestDueAt(work);
  return {
    ...keysIn(openIndexes.all, shard, dueAt),
    ...(body === undefined ? {} : keysIn(openIndexes.body, body, dueAt)),
    ...(executor === undefined ? {} : keysIn(openIndexes.executor, executor, dueAt)),
    // Whoever has looked moves it on; after a new fact it starts anew, and what was done already is not done again.
    ...keysIn(watchIndex, shard, Math.min(atRiskAt, firstAnswer?.atRiskAt ?? atRiskAt)),
  };
}

const gravest: readonly ConflictSign[] = ['other-question', 'rudeness', 'threat'];

/** Milliseconds by which a request stands before others of its term, which all end with a day. */
function gravity({ conflict = [] }: Work): number {
  return Math.max(0, ...conflict.map((sign) => gravest.indexOf(sign) + 1));
}

function keysIn({ partitionKey, sortKey }: WorkIndex, partition: string, at: number): Record<string, unknown> {
  return { [partitionKey]: partition, [sortKey]: at };
}
