import * as z from 'zod';

const instant = () => z.iso.datetime();
const span = () => z.object({ start: z.number(), end: z.number() });

const remarkAnswer = () =>
  z.object({
    conflict: z.object({
      score: z.number().meta({ description: '0..1' }),
      found: z.array(z.object({ kind: z.string(), places: z.array(span()) })),
    }),
    emptyAnswer: z
      .object({
        score: z.number().meta({
          description:
            '0..1; above 0.5 it is like answers after which citizens come back. Scores of different questions do not compare.',
        }),
        signs: z.array(z.object({ sign: z.string(), strength: z.number(), adds: z.number(), places: z.array(span()) })),
      })
      .optional(),
  });

/** A fact of the history, as it is shown. */
export const factAnswer = () =>
  z.object({
    source: z.string(),
    eventId: z.string(),
    type: z.string(),
    occurredAt: instant(),
    receivedAt: instant(),
    sequence: z.number().optional(),
    author: z.object({ id: z.string(), role: z.string() }).optional(),
    concluded: z
      .literal(true)
      .optional()
      .meta({ description: 'The centre itself concluded it: `source` says which part, `data` by which version.' }),
    data: z.record(z.string(), z.unknown()).meta({ description: 'As the type says; instants are ISO texts.' }),
    anomaly: z
      .object({ state: z.enum(['absent', 'open', 'answered', 'closed']) })
      .optional()
      .meta({ description: 'The transition table forbids it in this state: kept, without effect.' }),
    reason: z.string().optional().meta({ description: "Why the centre's routing named the body, in Russian." }),
    remarks: remarkAnswer().optional().meta({ description: 'What a person should notice; shown, never acted upon.' }),
  });

export type FactAnswer = z.infer<ReturnType<typeof factAnswer>>;
