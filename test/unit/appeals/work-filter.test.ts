import { expect, it } from 'vitest';
import { workFilter } from '#shared/persistence/work-condition.ts';

it('a filter of many bodies asks for them in parts that the database takes', () => {
  const body = Array.from({ length: 250 }, (_, index) => `body-${index}`);
  const { FilterExpression = '', ExpressionAttributeValues = {} } = workFilter({ body, sector: ['roads'] });
  expect(FilterExpression.match(/IN \([^)]*\)/g)?.map((part) => part.split(',').length)).toEqual([100, 100, 50, 1]);
  expect(FilterExpression.length).toBeLessThan(4096);
  expect(Object.values(ExpressionAttributeValues)).toEqual([...body, 'roads']);
});

it('a filter of nothing is none', () => {
  expect(workFilter({})).toEqual({});
});
