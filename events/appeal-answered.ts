import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

/** The final answer of this cycle. */
export const appealAnswered = eventType(
  'appeal.answered',
  () => z.extend(idsSchema, factDataSchemas['appeal.answered'].shape),
  {
    timestamp: '2026-10-05T11:02:33+03:00',
    data: {
      eventId: '99812-7',
      externalId: '99812',
      agency: 'mun-usinsk',
      text: 'Фонарь заменён 4 октября.',
      resolution: 'resolved',
    },
  },
);
