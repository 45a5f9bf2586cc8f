import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

/** A person at the centre reopened it: the next cycle starts. */
export const appealReopened = eventType(
  'appeal.reopened',
  () => z.extend(idsSchema, factDataSchemas['appeal.reopened'].shape),
  {
    timestamp: '2026-10-05T11:02:33+03:00',
    data: {
      eventId: '99812-7',
      externalId: '99812',
      reason: 'Житель сообщил, что работы не выполнены',
      by: 'operator-7',
    },
  },
);
