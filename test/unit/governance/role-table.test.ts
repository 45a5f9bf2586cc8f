import { describe, expect, it } from 'vitest';
import { type Action, actions, type Matter, roleTable, roleTableSchema } from '#shared/domain/governance/role-table.ts';
import { roles, type Staff } from '#shared/domain/governance/staff.ts';
import data from '#shared/region/komi/roles.json' with { type: 'json' };
import { regionRoleTable } from '#shared/region/region-role-table.ts';

/* R: anything in the region; S: the own sectors; B: the own body and what is subordinate to it; a dot: nothing. */
const expected = `
                       read-cycles  read-appeals  see-contacts  audit-looks  register  assign  forward  classify  extend  interim-answer  answer  reopen  close  note  plan-root-cause  publish-report
curator                R            R             .             R            .         .       .        .         .       .               .       .       .      R     .                R
responsible-executive  R            R             .             .            .         .       .        .         .       .               .       .       .      R     .                .
sector-lead            S            S             .             .            .         S       S        S         .       .               .       S       .      S     S                .
media-lead             .            R             .             .            .         .       .        .         .       .               .       .       .      R     .                .
sector-head            S            S             .             .            .         S       S        S         .       .               .       S       .      S     S                .
centre-head            R            R             R             R            R         R       R        R         .       .               .       R       R      R     R                R
direction-head         R            R             R             .            R         R       R        R         .       .               .       R       R      R     R                .
operator               R            R             R             .            R         R       R        R         .       .               .       R       R      R     R                .
body-executor          B            B             B             .            B         .       B        .         .       B               B       .       .      B     .                .
body-head              B            B             B             B            B         B       B        .         B       B               B       .       .      B     .                .
`;

const [columns = [], ...lines] = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const cells = lines.flatMap(([role = '', ...reaches]) =>
  columns.map((action, at) => ({ role, action, reach: reaches[at] ?? '' })),
);

/* Someone in charge of roads and transport, or at work in the ministry that the clinic is subordinate to. */
const own = { body: 'exec-minzdrav', sectors: ['roads', 'transport'] };
const matters: readonly { readonly on: Matter; readonly reaches: string }[] = [
  { on: {}, reaches: 'R' },
  { on: { body: 'exec-minzdrav' }, reaches: 'RB' },
  { on: { body: 'org-ukhta-poliklinika' }, reaches: 'RB' },
  { on: { body: 'org-syktyvkar-dorogi' }, reaches: 'R' },
  { on: { body: 'mun-usinsk' }, reaches: 'R' },
  { on: { body: 'ГБУ «Вне перечня»' }, reaches: 'R' },
  { on: { sector: 'roads' }, reaches: 'RS' },
  { on: { sector: 'health' }, reaches: 'R' },
  { on: { body: 'mun-usinsk', sector: 'transport' }, reaches: 'RS' },
  { on: { body: 'mun-usinsk', sector: 'health' }, reaches: 'R' },
  { on: { body: 'exec-minzdrav', sector: 'health' }, reaches: 'RB' },
  { on: { body: 'exec-minzdrav', sector: 'roads' }, reaches: 'RSB' },
];

function isAllowed(who: Pick<Staff, 'body' | 'sectors'> & { role: string }, action: string, on: Matter): boolean {
  const role = roles.find((one) => one === who.role);
  const what = actions.find((one) => one === action);
  if (!role || !what) throw new Error(`no ${who.role} or no ${action}`);
  return regionRoleTable.isAllowed({ id: 'someone', ...who, role }, what, on);
}

describe('the role table of the region', () => {
  it('is expected here for every role and action', () => {
    expect(lines.map(([role]) => role)).toEqual(roles);
    expect(columns).toEqual(actions);
    expect(cells.every(({ reach }) => /^[RSB.]$/.test(reach))).toBe(true);
  });

  it.each(cells)('$role, $action: $reach', ({ role, action, reach }) => {
    const allowed = matters.filter(({ on }) => isAllowed({ role, ...own }, action, on));
    expect(allowed.map(({ on }) => on)).toEqual(
      matters.filter(({ reaches }) => reaches.includes(reach)).map(({ on }) => on),
    );
  });

  it.each(cells.filter(({ reach }) => 'SB'.includes(reach)))(
    '$role without what $action is limited to may do it with nothing',
    ({ role, action }) => {
      expect(matters.filter(({ on }) => isAllowed({ role }, action, on))).toEqual([]);
      expect(matters.filter(({ on }) => isAllowed({ role, sectors: [] }, action, on))).toEqual([]);
    },
  );

  it('does not let a subordinate organisation see the body above it, nor its neighbours', () => {
    const who = { role: 'body-head', body: 'org-ukhta-poliklinika' };
    const seen = ['org-ukhta-poliklinika', 'exec-minzdrav', 'org-krkb'].filter((body) =>
      isAllowed(who, 'read-cycles', { body }),
    );
    expect(seen).toEqual(['org-ukhta-poliklinika']);
  });

  it('names a clause of the regulation or the law beside every role and right, and says that it is a sample', () => {
    expect(data.sample).toBe(true);
    const clauses = data.roles.flatMap(({ clause, rights }) => [clause, ...rights.map((right) => right.clause)]);
    expect(clauses.filter((clause) => !/^(Положение, п\. [2-4]\.\d|(59|152)-ФЗ, ст\. \d)/.test(clause))).toEqual([]);
  });
});

describe('a role table', () => {
  const right = { action: 'read-cycles', scope: 'own-body', clause: '59-ФЗ, ст. 14' };
  const rows = roles.map((role) => ({ role, title: role, clause: '4.1', rights: [right] }));
  const table = { version: 'r', sample: true, roles: rows };

  it('allows nothing that it does not say', () => {
    const empty = { ...table, roles: rows.map((row) => ({ ...row, rights: [] })) };
    const { isAllowed: may } = roleTable(roleTableSchema.parse(empty), { ratedBodyOf: (body) => body });
    const all = roles.flatMap((role) => actions.map((action): [Staff, Action] => [{ id: 'x', role, ...own }, action]));
    expect(all.filter(([staff, action]) => matters.some(({ on }) => may(staff, action, on)))).toEqual([]);
  });

  it.each([
    ['a role that is missing', { roles: rows.slice(1) }, ['roles']],
    ['a role that stands twice', { roles: [...rows, ...rows.slice(0, 1)] }, ['roles']],
    ['an unknown role', { roles: [...rows.slice(1), { ...rows[0], role: 'king' }] }, ['roles', 9, 'role']],
    [
      'an unknown action',
      { roles: [{ ...rows[0], rights: [{ ...right, action: 'rule' }] }, ...rows.slice(1)] },
      ['roles', 0, 'rights', 0, 'action'],
    ],
    [
      'a right without a source',
      { roles: [{ ...rows[0], rights: [{ ...right, clause: '' }] }, ...rows.slice(1)] },
      ['roles', 0, 'rights', 0, 'clause'],
    ],
    [
      'an action that stands twice',
      { roles: [{ ...rows[0], rights: [right, right] }, ...rows.slice(1)] },
      ['roles', 0, 'rights'],
    ],
    [
      'a body that sees the region',
      { roles: [...rows.slice(0, -1), { ...rows.at(-1), rights: [{ ...right, scope: 'region' }] }] },
      ['roles', 9, 'rights'],
    ],
  ])('with %s is refused', (_, change, path) => {
    const parsed = roleTableSchema.safeParse({ ...table, ...change });
    expect(parsed.error?.issues.map((issue) => issue.path)).toContainEqual(path);
  });
});
