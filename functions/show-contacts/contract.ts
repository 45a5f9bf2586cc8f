import * as z from 'zod';
import { lookPurposes } from '#shared/domain/appeals/contact-look.ts';
import { roles } from '#shared/domain/governance/staff.ts';
import type { OperationContracts } from '#shared/lambda/operation-contract.ts';

/** Routes of `show-contacts`, by operation. */
export const routes = {
  showContacts: 'POST /v1/appeals/{appealId}/contacts',
  listLooks: 'GET /v1/appeals/{appealId}/contact-looks',
} as const;

export const askedSchema = z.strictObject({
  purpose: z.enum(lookPurposes).meta({ description: 'What the contacts are needed for. It is kept with the look.' }),
});

/** What OpenAPI says of each operation. */
export function operationContracts(): OperationContracts<typeof routes> {
  const path = z.strictObject({ appealId: z.string() });
  const look = z.strictObject({
    at: z.iso.datetime({ offset: true }),
    staff: z.string(),
    role: z.enum(roles),
    body: z.string().optional(),
    purpose: z.enum(lookPurposes),
  });
  return {
    showContacts: {
      summary: 'Contacts of whoever wrote an appeal. The look is kept before they are shown',
      path,
      body: askedSchema,
      answers: {
        200: z.strictObject({ name: z.string().optional(), contacts: z.record(z.string(), z.string()).optional() }),
      },
      problems: [400, 404],
    },
    listLooks: {
      summary: 'Who has looked at the contacts of an appeal, when and what for',
      path,
      answers: { 200: z.strictObject({ looks: z.array(look) }) },
      problems: [404],
    },
  };
}
