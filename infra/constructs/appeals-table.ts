import { AttributeType, ProjectionType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { factIndexes } from '#shared/persistence/fact-index.ts';
import { likenessIndex } from '#shared/persistence/likeness-index.ts';
import { personIndex } from '#shared/persistence/person-index.ts';
import { workIndexes } from '#shared/persistence/work-index.ts';
import { centreTable } from './centre-table.ts';

/** Appeals with their facts, and the sparse indexes that lists, schedules and ratings read. */
export function appealsTable(scope: Construct, id: string, key: Key): Table {
  const table = centreTable(scope, id, { key, sortKey: 'sk' });
  indexFacts(table, factIndexes.due, 'factDue');
  indexFacts(table, factIndexes.answered, 'factAnswered');
  indexLikeness(table);
  indexNeedsPerson(table);
  indexWork(table);
  return table;
}

/** A sparse index too: open appeals of which nobody has said what they are about or whose they are, and never a citizen's word. */
function indexNeedsPerson(table: Table): void {
  table.addGlobalSecondaryIndex({
    indexName: personIndex.name,
    partitionKey: { name: personIndex.shard, type: AttributeType.STRING },
    sortKey: { name: personIndex.since, type: AttributeType.NUMBER },
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: [...personIndex.carried],
  });
}

/** Sparse indexes too: what somebody has to look at, with what a list shows of it, and never a citizen's word. */
function indexWork(table: Table): void {
  for (const { name, partitionKey, sortKey, carried } of workIndexes) {
    table.addGlobalSecondaryIndex({
      indexName: name,
      partitionKey: { name: partitionKey, type: AttributeType.STRING },
      sortKey: { name: sortKey, type: AttributeType.NUMBER },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...carried],
    });
  }
}

/** A sparse index: only items that carry a rating fact are in it, and only the fact itself, never a citizen's word. */
function indexFacts(table: Table, indexName: string, partitionKey: string): void {
  table.addGlobalSecondaryIndex({
    indexName,
    partitionKey: { name: partitionKey, type: AttributeType.STRING },
    sortKey: { name: 'factKey', type: AttributeType.STRING },
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: ['fact'],
  });
}

/** A sparse index: appeals whose municipality is known, with the signature of their text, never a word of it. */
function indexLikeness(table: Table): void {
  table.addGlobalSecondaryIndex({
    indexName: likenessIndex.name,
    partitionKey: { name: likenessIndex.partitionKey, type: AttributeType.STRING },
    sortKey: { name: likenessIndex.sortKey, type: AttributeType.STRING },
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: [...likenessIndex.attributes],
  });
}
