import * as z from 'zod';

/** A whole number in a query, from `min` to `max`. The description of an API calls it a number, whatever it travels as. */
export function queryNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .meta({ type: 'integer', minimum: min, maximum: max });
}
