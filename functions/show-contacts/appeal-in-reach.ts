import type { AppealStatuses } from '#shared/domain/appeals/appeal-status.ts';
import { typed } from '#shared/domain/appeals/identity.ts';
import type { Action, RoleTable } from '#shared/domain/governance/role-table.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { refusal } from '#shared/identity/refusal.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import type { Log } from '#shared/lambda/log.ts';
import { problem } from '#shared/lambda/problem.ts';

export interface ReachPorts {
  readonly roles: RoleTable;
  readonly statuses: AppealStatuses;
  readonly log: Log;
}

type Reach = { readonly appealId: string } | { readonly refused: HttpResponse };

/**
 * The appeal that a request is about, if the staff may do this with it. Whoever may not is refused alike whether there is such
 * an appeal or not, so that nobody learns of one by guessing.
 */
export async function appealInReach(
  { path, requestId }: HttpRequest,
  staff: Staff,
  action: Action,
  { roles, statuses, log }: ReachPorts,
): Promise<Reach> {
  const appealId = typed(path['appealId'] ?? '');
  const status = await statuses.find(appealId);
  const matter = status ? { body: status.body, sector: status.sector } : {};
  if (!roles.isAllowed(staff, action, matter)) {
    log.warn('RCC_ACCESS_REFUSED', { action, requestId, staff: staff.id, role: staff.role });
    return { refused: refusal('access-refused') };
  }
  return status ? { appealId } : { refused: problem('not-found') };
}
