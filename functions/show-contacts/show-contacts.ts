import type { ContactLooks, ContactsReader } from '#shared/domain/appeals/contact-look.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { jsonBody } from '#shared/lambda/json-body.ts';
import { problem } from '#shared/lambda/problem.ts';
import { appealInReach, type ReachPorts } from './appeal-in-reach.ts';
import { askedSchema } from './contract.ts';
import { privateJson } from './private-json.ts';

interface Ports extends ReachPorts {
  readonly contacts: ContactsReader;
  readonly looks: Pick<ContactLooks, 'keep'>;
}

/** Shows the contacts of whoever wrote an appeal. The look is kept first: what was seen can always be told. */
export async function showContacts(request: HttpRequest, staff: Staff, ports: Ports): Promise<HttpResponse> {
  const reach = await appealInReach(request, staff, 'see-contacts', ports);
  if ('refused' in reach) return reach.refused;
  const body = jsonBody(request.body);
  if (body === undefined) return problem('body-not-json');
  const asked = askedSchema.safeParse(body);
  if (!asked.success) return problem('command-invalid', { errors: fieldErrors(asked.error, body) });

  const { appealId } = reach;
  const { requestId, receivedAt: at } = request;
  const { purpose } = asked.data;
  await ports.looks.keep({ appealId, at, staff: staff.id, role: staff.role, body: staff.body, purpose, requestId });
  ports.log.info('RCC_CONTACTS_LOOKED_AT', { appealId, requestId, staff: staff.id, role: staff.role, purpose });
  const found = await ports.contacts.find(appealId, at);
  return found ? privateJson({ name: found.name, contacts: found.contacts }) : problem('not-found');
}
