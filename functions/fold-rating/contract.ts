import * as z from 'zod';
import { leagues } from '#shared/domain/governance/directory.ts';

/** A message of the folds queue: every shard of the run is counted, and this league of it can be folded. */
export const messageSchema = z.object({ run: z.string().min(1), league: z.enum(leagues) });

export type FoldMessage = z.infer<typeof messageSchema>;
