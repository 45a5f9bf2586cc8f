import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fieldErrors } from '#shared/lambda/field-errors.ts';

const one = (schema: z.ZodType) => z.strictObject({ field: schema });
const isoInstant = 'момент времени по ISO 8601 со смещением, например 2026-10-05T11:02:33+03:00';

function errorsOf(schema: z.ZodType, input: unknown) {
  const { error } = schema.safeParse(input);
  return error ? fieldErrors(error, input) : [];
}

describe('what would be right', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['nothing there', z.string(), undefined, 'обязательное поле не заполнено'],
    ['another type', z.string(), 5, 'ожидается тип string'],
    ['null', z.string(), null, 'ожидается тип string'],
    ['a part', z.int(), 1.5, 'ожидается тип int'],
    ['too long', z.string().max(3), 'абвг', 'не больше 3'],
    ['too many', z.array(z.int()).max(2), [1, 2, 3], 'не больше 2'],
    ['too large', z.number().max(90), 90.5, 'не больше 90'],
    ['too small', z.number().min(-90), -91, 'не меньше -90'],
    ['empty', z.string().min(1), '', 'не меньше 1'],
    ['another word', z.enum(['yes', 'no']), 'maybe', 'допустимо: yes, no'],
    ['no word', z.enum(['yes', 'no']), undefined, 'допустимо: yes, no'],
    ['no instant', z.iso.datetime({ offset: true }), '2026-10-05', isoInstant],
    ['no address', z.email(), 'анна', 'неверный формат: email'],
    ['a missing pair', z.string().refine(() => false), 'x', 'не заполнено обязательное сочетание полей'],
  ])('%s', (_, schema, value, detail) => {
    const input = value === undefined ? {} : { field: value };
    expect(errorsOf(one(schema), input)).toEqual([{ pointer: '/field', detail }]);
  });

  it('an unknown field is named, each of several', () => {
    const detail = 'такого поля нет; проверьте название';
    expect(errorsOf(one(z.string()), { field: 'x', 'a/b': 1, 'c~d': 2 })).toEqual([
      { pointer: '/a~1b', detail },
      { pointer: '/c~0d', detail },
    ]);
  });

  it('the whole is named by the empty pointer', () => {
    expect(errorsOf(one(z.string()), [])).toEqual([{ pointer: '', detail: 'ожидается тип object' }]);
    expect(errorsOf(one(z.string()), null)).toEqual([{ pointer: '', detail: 'ожидается тип object' }]);
    expect(errorsOf(one(z.string()), undefined)).toEqual([{ pointer: '', detail: 'обязательное поле не заполнено' }]);
  });

  it('deep in lists, the position is a part of the pointer', () => {
    const schema = z.object({ list: z.array(one(z.string())) });
    expect(errorsOf(schema, { list: [{ field: 'x' }, {}, null, 'x'] })).toEqual([
      { pointer: '/list/1/field', detail: 'обязательное поле не заполнено' },
      { pointer: '/list/2', detail: 'ожидается тип object' },
      { pointer: '/list/3', detail: 'ожидается тип object' },
    ]);
  });
});

it('never quotes what was sent', () => {
  const canary = 'Канарейкина';
  const schema = z.strictObject({ a: z.int(), b: z.enum(['x']), c: z.email(), d: z.string().max(2), e: z.null() });
  const errors = errorsOf(schema, { a: canary, b: canary, c: canary, d: canary, e: canary });
  expect(errors).toHaveLength(5);
  expect(JSON.stringify(errors)).not.toContain(canary);
});
