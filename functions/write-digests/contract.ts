import * as z from 'zod';

/** A run writes the digests of the day on which it runs. */
export const inputSchema = z.object({});
