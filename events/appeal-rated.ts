import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

/** The citizen judged the answer, by a yes or no, or by a mark of 1 to 5. */
export const appealRated = eventType(
  'appeal.rated',
  () =>
    z
      .extend(
        idsSchema,
        z.omit(factDataSchemas['appeal.rated'], { afterSeconds: true, mayContact: true, flags: true, conflict: true })
          .shape,
      )
      .check(
        z.refine(({ satisfied, mark }) => satisfied !== undefined || mark !== undefined, {
          path: ['mark'],
          message: 'satisfied or mark is required',
        }),
      ),
  {
    timestamp: '2026-10-06T18:20:00+03:00',
    data: { eventId: '99812-8', externalId: '99812', mark: 4, resolved: 'yes', by: 'source' },
  },
);
