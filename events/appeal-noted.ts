import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

/** An internal note. */
export const appealNoted = eventType('appeal.noted', () => z.extend(idsSchema, factDataSchemas['appeal.noted'].shape), {
  timestamp: '2026-10-05T11:02:33+03:00',
  data: { eventId: '99812-7', externalId: '99812', text: 'Передано на выезд бригады.', by: 'operator-7' },
});
