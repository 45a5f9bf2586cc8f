import * as z from 'zod';

/** A run releases what is due at the time it runs, whenever it was to. */
export const inputSchema = z.object({});
