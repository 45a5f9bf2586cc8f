import * as z from 'zod';
import { questions } from '#shared/domain/appeals/needs-person.ts';

/** What a person is asked of an appeal, and what may help to answer; what is not there is absent. */
export const askedAnswer = () => ({
  asked: z
    .enum(questions)
    .optional()
    .meta({ description: 'Present while a person has to say what it is about, where it is, or whose.' }),
  candidates: z
    .array(z.object({ sector: z.string(), category: z.string(), probability: z.number() }))
    .optional()
    .meta({ description: 'The likeliest categories, where that is open.' }),
  municipalities: z
    .array(z.string())
    .optional()
    .meta({ description: 'Those that its words may mean, where they speak for several alike.' }),
  likelyBodies: z
    .array(z.object({ body: z.string(), name: z.string(), share: z.number(), evidence: z.number() }))
    .optional()
    .meta({ description: 'Who probably answers by past forwarding, where nobody could be named for certain.' }),
});
