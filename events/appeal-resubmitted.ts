import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

/** The citizen is not content: the next cycle starts. */
export const appealResubmitted = eventType(
  'appeal.resubmitted',
  () => z.extend(idsSchema, factDataSchemas['appeal.resubmitted'].shape),
  {
    timestamp: '2026-10-05T11:02:33+03:00',
    data: { eventId: '99812-7', externalId: '99812', text: 'Фонарь снова не горит.' },
  },
);
