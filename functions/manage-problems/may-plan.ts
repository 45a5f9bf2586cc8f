import type { Staff } from '#shared/domain/governance/staff.ts';
import { type ProblemKey, sectorOfCategory } from '#shared/domain/problems/problem.ts';
import type { ProblemPorts } from './ports.ts';

/** Whether the staff may plan to remove the cause of the problems of a category. */
export function mayPlan(
  staff: Staff,
  { category }: Pick<ProblemKey, 'category'>,
  { roles, region }: Pick<ProblemPorts, 'roles' | 'region'>,
): boolean {
  return roles.isAllowed(staff, 'plan-root-cause', { sector: sectorOfCategory(category, region.catalogue) });
}
