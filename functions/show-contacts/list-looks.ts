import type { ContactLooks } from '#shared/domain/appeals/contact-look.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { appealInReach, type ReachPorts } from './appeal-in-reach.ts';
import { privateJson } from './private-json.ts';

interface Ports extends ReachPorts {
  readonly looks: Pick<ContactLooks, 'of'>;
}

/** Says who has looked at the contacts of an appeal. */
export async function listLooks(request: HttpRequest, staff: Staff, ports: Ports): Promise<HttpResponse> {
  const reach = await appealInReach(request, staff, 'audit-looks', ports);
  if ('refused' in reach) return reach.refused;
  const looks = await ports.looks.of(reach.appealId);
  return privateJson({
    looks: looks.map(({ at, staff: who, role, body, purpose }) => {
      return { at: new Date(at).toISOString(), staff: who, role, body, purpose };
    }),
  });
}
