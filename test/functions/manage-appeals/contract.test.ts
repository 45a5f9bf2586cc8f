import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operationContracts, routes } from '#functions/manage-appeals/contract.ts';

describe.each(Object.entries(operationContracts()))('%s', (name, operation) => {
  it('describes itself: path, headers, body and answers as JSON Schema, in the words of whoever sends them', () => {
    const { path, headers, body, answers } = operation;
    for (const schema of [path, headers, body].filter((one) => one !== undefined)) {
      expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({ type: 'object' });
    }
    for (const schema of Object.values(answers)) expect(z.toJSONSchema(schema)).toMatchObject({ type: 'object' });
    expect(operation.summary).toMatch(/^[A-Z]/);
  });

  it('stands in the routes', () => {
    expect(Object.keys(routes)).toContain(name);
    expect(operation.body === undefined).toBe(name === 'showAppeal');
  });
});
