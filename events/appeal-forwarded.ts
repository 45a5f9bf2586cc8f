import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

/** Another agency is responsible from now on. */
export const appealForwarded = eventType(
  'appeal.forwarded',
  () => z.extend(idsSchema, factDataSchemas['appeal.forwarded'].shape),
  {
    timestamp: '2026-10-05T11:02:33+03:00',
    data: { eventId: '99812-7', externalId: '99812', from: 'exec-minstroy', to: 'mun-usinsk', noticeSent: true },
  },
);
