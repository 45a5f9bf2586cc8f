import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

/** It is on this agency's table. */
export const appealAssigned = eventType(
  'appeal.assigned',
  () => {
    const said = z.omit(factDataSchemas['appeal.assigned'], { route: true, executor: true });
    return z.extend(idsSchema, z.required(said, { agency: true }).shape);
  },
  {
    timestamp: '2026-10-05T11:02:33+03:00',
    data: { eventId: '99812-7', externalId: '99812', agency: 'mun-usinsk' },
  },
);
