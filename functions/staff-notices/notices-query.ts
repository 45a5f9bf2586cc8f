import * as z from 'zod';

const mostNotices = 100;

/** A place in the list, as the page before has named it. */
const cursorSchema = z
  .string()
  .regex(/^[\w-]{1,600}$/)
  .transform((text) => Buffer.from(text, 'base64url').toString());

/** Which notices are asked for. */
export const noticesQuerySchema = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(mostNotices))
    .default(50),
  cursor: cursorSchema.optional(),
});

export function cursorOf(place: string): string {
  return Buffer.from(place).toString('base64url');
}
