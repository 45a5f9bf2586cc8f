import type { Role, Staff } from '../governance/staff.ts';

/** Who is told something: a role of the whole region, of a sector or of a body, one person of a body, or all of a body. */
export interface Recipient {
  /** Absent: everybody of the body. */
  readonly role?: Role | undefined;
  readonly body?: string | undefined;
  readonly sector?: string | undefined;
  /** As their issuer calls them. */
  readonly person?: string | undefined;
}

/** What a recipient is called wherever notices are kept: the same for the same recipient, and for no other. */
export function recipientKey({ role, body, sector, person }: Recipient): string {
  return [role ?? 'body', body ?? sector, person]
    .filter((part) => part !== undefined)
    .map(encodeURIComponent)
    .join('#');
}

/** The recipients that a member of staff is, by what their token says; at the most one for each of their sectors and three more. */
export function recipientsFor({ id, role, body, sectors = [] }: Staff): Recipient[] {
  switch (scopeOf(role)) {
    case 'body':
      return body === undefined ? [] : [{ body }, { role, body }, { role, body, person: id }];
    case 'sector':
      return [...new Set(sectors)].map((sector) => ({ role, sector }));
    case 'region':
      return [{ role }];
  }
}

/** Whether there is one of a role in the region, in each sector, or in each body (regulation, 4.1 to 4.17). */
export function scopeOf(role: Role): 'region' | 'sector' | 'body' {
  switch (role) {
    case 'body-executor':
    case 'body-head':
      return 'body';
    case 'sector-lead':
    case 'sector-head':
      return 'sector';
    default:
      return 'region';
  }
}
