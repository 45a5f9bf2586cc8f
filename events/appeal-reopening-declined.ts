import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

/** The citizen was not content, and a person at the centre has decided that the answer stands. */
export const appealReopeningDeclined = eventType(
  'appeal.reopening-declined',
  () => z.extend(idsSchema, factDataSchemas['appeal.reopening-declined'].shape),
  {
    timestamp: '2026-10-05T11:02:33+03:00',
    data: {
      eventId: '99812-8',
      externalId: '99812',
      reason: 'Работы выполнены, что видно на снимках в ответе',
      by: 'operator-7',
    },
  },
);
