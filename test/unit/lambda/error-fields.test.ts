import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { errorFields } from '#shared/lambda/log.ts';

const canary = 'Канарейкина Ярина';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('an error in the log', () => {
  it.each<[string, unknown]>([
    ['whose message quotes', new Error(canary)],
    ['of many lines', new RangeError(`a\n${canary}\nb`)],
    ['whose message looks like a frame', new Error(`a\n    at ${canary} (file.ts:1:1)`)],
    ['of JSON', thrownBy(() => JSON.parse(`{"text": ${canary}}`))],
    ['of zod', thrownBy(() => z.strictObject({}).parse({ [canary]: 1 }))],
    ['with a cause', new Error('outer', { cause: new Error(canary) })],
    ['of several', new AggregateError([new Error(canary)], canary)],
    ['that is a text', canary],
    ['that is a thing', { message: canary }],
  ])('%s is told without its message', (_, error) => {
    expect(JSON.stringify(errorFields(error))).not.toMatch(/Канарейкина|Ярина/);
  });

  it('is told by its name and where it was thrown', () => {
    const { error, at } = errorFields(thrownBy(() => JSON.parse('{')));
    expect(error).toBe('SyntaxError');
    expect(at).toMatch(/^at JSON\.parse .*\| at .*error-fields\.test\.ts/);
    expect(String(at).split(' | ').length).toBeLessThanOrEqual(4);
  });

  it.each([
    ['a text', 'string'],
    [undefined, 'undefined'],
    [null, 'object'],
  ])('that is none is told by its type: %s', (thrown, type) => {
    expect(errorFields(thrown)).toEqual({ error: type });
  });

  it('without a stack, or with the stack of another message, is told all the same', () => {
    const stackless = Object.assign(new Error(canary), { stack: undefined });
    expect(errorFields(stackless)).toEqual({ error: 'Error', at: '' });
    const renamed = Object.assign(new Error('first'), { message: canary });
    expect(errorFields(renamed)).toMatchObject({ error: 'Error', at: expect.stringContaining('error-fields.test.ts') });
  });
});
