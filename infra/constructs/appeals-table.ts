import { type Attribute, AttributeType, ProjectionType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { factIndexes } from '#shared/persistence/fact-index.ts';
import { likenessIndex } from '#shared/persistence/likeness-index.ts';
import { personIndex } from '#shared/persistence/person-index.ts';
import { workIndexes } from '#shared/persistence/work-index.ts';
import { centreTable } from './centre-table.ts';

interface SparseIndex {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: Attribute;
  /** What its entries carry beside their keys: never a citizen's word. */
  readonly carried: readonly string[];
}

/** Appeals with their facts, and the sparse indexes that lists, schedules and ratings read: items without the keys are not in them. */
export function appealsTable(scope: Construct, id: string, key: Key): Table {
  const table = centreTable(scope, id, { key, sortKey: 'sk' });
  for (const index of sparseIndexes) addSparseIndex(table, index);
  return table;
}

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });
const number = (name: string): Attribute => ({ name, type: AttributeType.NUMBER });

const sparseIndexes: readonly SparseIndex[] = [
  // Cycles that a rating counts, by the month they are due and answered in.
  { name: factIndexes.due, partitionKey: 'factDue', sortKey: text('factKey'), carried: ['fact'] },
  { name: factIndexes.answered, partitionKey: 'factAnswered', sortKey: text('factKey'), carried: ['fact'] },
  // Appeals whose municipality is known, with the signature of their text.
  {
    name: likenessIndex.name,
    partitionKey: likenessIndex.partitionKey,
    sortKey: text(likenessIndex.sortKey),
    carried: likenessIndex.attributes,
  },
  // Open appeals of which nobody has said what they are about or whose they are.
  {
    name: personIndex.name,
    partitionKey: personIndex.shard,
    sortKey: number(personIndex.since),
    carried: personIndex.carried,
  },
  // What somebody has to look at, with what a list shows of it.
  ...workIndexes.map(({ sortKey, ...index }) => ({ ...index, sortKey: number(sortKey) })),
];

function addSparseIndex(table: Table, { name, partitionKey, sortKey, carried }: SparseIndex): void {
  table.addGlobalSecondaryIndex({
    indexName: name,
    partitionKey: text(partitionKey),
    sortKey,
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: [...carried],
  });
}
