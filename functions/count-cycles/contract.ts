import * as z from 'zod';
import { appealShards } from '#shared/domain/appeals/identity.ts';

/** A message of the counts queue: a shard of a run that is to be counted. */
export const messageSchema = z.object({ run: z.string().min(1), shard: z.enum(appealShards) });

export type CountMessage = z.infer<typeof messageSchema>;
