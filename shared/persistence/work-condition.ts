import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { workAttribute } from './work-index.ts';

/** What an entry has to be, in the terms of the database; a value of each list. */
export interface WorkCondition {
  readonly body?: readonly string[] | undefined;
  readonly sector?: readonly string[] | undefined;
  /** One of the terms that run is at risk by then. */
  readonly atRiskBy?: number | undefined;
}

type QueryFilter = Pick<
  QueryCommandInput,
  'FilterExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

/** The database takes so many values after `IN`. */
const mostAfterIn = 100;

/** The condition as a filter of a query. */
export function workFilter({ body, sector, atRiskBy }: WorkCondition): QueryFilter {
  const values: Record<string, unknown> = {};
  const names: Record<string, string> = {};
  const conditions: string[] = [];
  for (const [name, wanted] of Object.entries({ body, sector })) {
    if (!wanted) continue;
    names[`#${name}`] = name;
    const slots = wanted.map((value, index) => {
      const slot = `:${name[0]}${index}`;
      values[slot] = value;
      return slot;
    });
    conditions.push(
      `(${inParts(slots)
        .map((part) => `#work.#${name} IN (${part.join(',')})`)
        .join(' OR ')})`,
    );
  }
  if (atRiskBy !== undefined) {
    values[':risk'] = atRiskBy;
    conditions.push('(#work.atRiskAt <= :risk OR #work.firstAnswer.atRiskAt <= :risk)');
  }
  if (conditions.length === 0) return {};
  return {
    FilterExpression: conditions.join(' AND '),
    ExpressionAttributeNames: { ...names, '#work': workAttribute },
    ExpressionAttributeValues: values,
  };
}

function inParts(slots: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(slots.length / mostAfterIn) }, (_, part) =>
    slots.slice(part * mostAfterIn, (part + 1) * mostAfterIn),
  );
}
