import { type AppealIds, factsOf, type History } from '#shared/domain/appeals/appeal-store.ts';
import { matterOf } from '#shared/domain/commands/matter.ts';
import { type Situation, situationOf } from '#shared/domain/commands/situation.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { pathSchema } from './contract.ts';
import type { Ports } from './ports.ts';

/** An appeal as it was read. */
export interface ReadAppeal {
  readonly ids: AppealIds;
  readonly history: History;
  readonly situation: Situation;
}

/** The number in a request's path; undefined for what cannot be one, which then stands in no log. */
export function appealIdIn(path: Readonly<Record<string, string>>): string | undefined {
  return pathSchema.safeParse(path).data?.appealId;
}

/** The appeal; undefined where there is none of that number. */
export async function readAppeal(
  appealId: string,
  { appeals, rules }: Pick<Ports, 'appeals' | 'rules'>,
): Promise<ReadAppeal | undefined> {
  const history = await appeals.read(appealId);
  return history.ids && { ids: history.ids, history, situation: situationOf(factsOf(history.received), rules) };
}

/** Whether the staff may see it. Who may not is answered as if there were none: to guess a number tells nothing. */
export function maySee(staff: Staff, { situation }: ReadAppeal, { roles }: Pick<Ports, 'roles'>): boolean {
  return roles.isAllowed(staff, 'read-appeals', matterOf(situation.appeal));
}

/** The version of an appeal as HTTP compares it. */
export function etagOf(version: number): string {
  return `"${version}"`;
}
