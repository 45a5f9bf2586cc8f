import * as z from 'zod/mini';
import { owners } from './owner.ts';

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const share = () => z.number().check(z.minimum(0), z.maximum(1));

/** So many bodies are held for likely at the most. */
export const maxLikelyBodies = 10;

/** A body that probably answers. */
const likelyBody = () =>
  z.object({
    body: text(200),
    /** Its estimated share of such appeals. */
    share: share(),
    /** Forwarded appeals of the category that the estimate rests on. */
    evidence: z.int().check(z.positive()),
  });

/** A proposal of the centre: it stands while this is what routing is asked by, and nobody else has assigned or answered it. */
export const routed = () =>
  z.object({
    /** The row, or the rule where no row fits, or that past forwarding was asked. */
    row: text(300),
    /** Of the table, or of the counts of past forwarding. */
    version: text(100),
    sector: text(300),
    category: text(300),
    municipality: z.optional(text(200)),
    /** The municipalities that the words may mean, for all of which the table has this body; absent of earlier releases. */
    among: z.optional(z.array(text(200))),
    /** Of the submission. */
    owner: z.optional(z.enum(owners)),
    /** By past forwarding, the likeliest first; absent where the table itself has named somebody. */
    likelyBodies: z.optional(z.array(likelyBody()).check(z.maxLength(maxLikelyBodies))),
  });

export type Routed = z.infer<ReturnType<typeof routed>>;
export type LikelyBody = z.infer<ReturnType<typeof likelyBody>>;
