import * as z from 'zod';
import type { Directory } from './directory.ts';
import { type Role, roles, type Staff } from './staff.ts';

/** What staff does, one by one: whoever may do it is written in the role table. */
export const actions = [
  'read-cycles',
  'read-appeals',
  'see-contacts',
  'audit-looks',
  'register',
  'assign',
  'forward',
  'classify',
  'extend',
  'interim-answer',
  'answer',
  'reopen',
  'close',
  'note',
  'plan-root-cause',
  'publish-report',
] as const;

export type Action = (typeof actions)[number];

/** How far a right reaches: everything, the staff's own sectors, or their body with its subordinate organisations. */
const scopes = ['region', 'sector', 'own-body'] as const;

const rightSchema = z.strictObject({
  action: z.enum(actions),
  scope: z.enum(scopes),
  /** Where it follows from. */
  clause: z.string().min(1),
});

const roleSchema = z
  .strictObject({
    role: z.enum(roles),
    title: z.string().min(1),
    /** Who that is. */
    clause: z.string().min(1),
    rights: z
      .array(rightSchema)
      .refine((rights) => new Set(rights.map(({ action }) => action)).size === rights.length, 'an action stands twice'),
  })
  .refine(({ role, rights }) => !isOfBody(role) || rights.every(({ scope }) => scope === 'own-body'), {
    path: ['rights'],
    message: 'a body sees itself alone',
  });

/** The role table of a region: every role once. */
export const roleTableSchema = z.strictObject({
  version: z.string(),
  /** The regulation says who does what; that these rights follow from it, nobody has approved yet. */
  sample: z.boolean(),
  roles: z
    .array(roleSchema)
    .refine(
      (all) => roles.every((role) => all.filter((one) => one.role === role).length === 1),
      'each role stands once',
    ),
});

/** What an action is about, as far as it is about one body or sector. */
export interface Matter {
  readonly body?: string | undefined;
  readonly sector?: string | undefined;
}

/** Who may do what. */
export interface RoleTable {
  /**
   * Whether the staff may do this with that: the one place that decides it. What the table does not say is refused; so is
   * a matter of no sector to whoever has sectors, and one of no body to whoever has a body.
   */
  isAllowed(staff: Staff, action: Action, on: Matter): boolean;
}

/** The role table from the region's data. */
export function roleTable(
  { roles: rows }: z.infer<typeof roleTableSchema>,
  { ratedBodyOf }: Pick<Directory, 'ratedBodyOf'>,
): RoleTable {
  const scopeOf = (role: Role, action: Action) =>
    rows.find((row) => row.role === role)?.rights.find((right) => right.action === action)?.scope;
  return {
    isAllowed({ role, body, sectors = [] }, action, on) {
      switch (scopeOf(role, action)) {
        case 'region':
          return true;
        case 'sector':
          return on.sector !== undefined && sectors.includes(on.sector);
        case 'own-body':
          return body !== undefined && on.body !== undefined && [on.body, ratedBodyOf(on.body)].includes(body);
        default:
          return false;
      }
    },
  };
}

function isOfBody(role: Role): boolean {
  return role === 'body-executor' || role === 'body-head';
}
