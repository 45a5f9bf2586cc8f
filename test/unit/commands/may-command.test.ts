import { describe, expect, it } from 'vitest';
import type { Fact } from '#shared/domain/appeals/fact.ts';
import { fold } from '#shared/domain/appeals/fold.ts';
import { type Command, type CommandName, commandNames } from '#shared/domain/commands/command.ts';
import { matterOf } from '#shared/domain/commands/matter.ts';
import { mayCommand } from '#shared/domain/commands/may-command.ts';
import { roles, type Staff } from '#shared/domain/governance/staff.ts';
import { region } from '#shared/region/region.ts';
import { regionRoleTable } from '#shared/region/region-role-table.ts';
import { aFact } from '#test/support/a-fact.ts';

/* R: any appeal of the region; S: of the own sectors; B: on the own body's table, or its organisations'; a dot: none. */
const expected = `
                       register  assign  forward  classify  locate  extend  interim-answer  answer  reopen  decline-reopening  close  note
curator                .         .       .        .         .       .       .               .       .       .                  .      R
responsible-executive  .         .       .        .         .       .       .               .       .       .                  .      R
sector-lead            .         S       S        S         S       .       .               .       S       S                  .      S
media-lead             .         .       .        .         .       .       .               .       .       .                  .      R
sector-head            .         S       S        S         S       .       .               .       S       S                  .      S
centre-head            R         R       R        R         R       .       .               .       R       R                  R      R
direction-head         R         R       R        R         R       .       .               .       R       R                  R      R
operator               R         R       R        R         R       .       .               .       R       R                  R      R
body-executor          B         .       B        .         .       .       B               B       .       .                  .      B
body-head              B         B       B        .         .       B       B               B       .       .                  .      B
`;

const [columns = [], ...lines] = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

const usual: { [Name in CommandName]: Command } = {
  register: { name: 'register', data: {} },
  assign: { name: 'assign', data: { agency: 'exec-minzdrav' } },
  forward: { name: 'forward', data: { to: 'mun-inta', reason: 'Не наш район', noticeSent: true } },
  classify: { name: 'classify', data: { sector: 'health', category: 'other' } },
  locate: { name: 'locate', data: { municipality: 'inta' } },
  extend: { name: 'extend', data: { until: 0, reason: 'Ждём' } },
  'interim-answer': { name: 'interim-answer', data: { text: 'Выехали' } },
  answer: { name: 'answer', data: { text: 'Сделано', resolution: 'resolved' } },
  reopen: { name: 'reopen', data: { reason: 'Не сделано' } },
  'decline-reopening': { name: 'decline-reopening', data: { reason: 'Сделано' } },
  close: { name: 'close', data: { outcome: 'withdrawn' } },
  note: { name: 'note', data: { text: 'Да' } },
};

/* Someone in charge of roads, or at work in the ministry that the clinic is subordinate to. */
const own = { body: 'exec-minzdrav', sectors: ['roads'] };
const appealOn = (agency: string | undefined, sector: string, ...later: Fact[]) =>
  fold(
    [
      aFact('appeal.submitted', '2026-03-02T09:00', agency === undefined ? {} : { agency }),
      aFact('appeal.classified', '2026-03-02T09:00', { sector, category: 'other' }),
      ...later,
    ],
    region.appealRules,
  );
const appeals = [
  { appeal: appealOn('exec-minzdrav', 'health'), reaches: 'RB' },
  { appeal: appealOn('org-ukhta-poliklinika', 'health'), reaches: 'RB' },
  { appeal: appealOn('mun-usinsk', 'roads'), reaches: 'RS' },
  { appeal: appealOn('exec-minzdrav', 'roads'), reaches: 'RSB' },
  { appeal: appealOn('mun-usinsk', 'health'), reaches: 'R' },
  { appeal: appealOn(undefined, 'health'), reaches: 'R' },
  {
    appeal: appealOn('exec-minzdrav', 'health', aFact('appeal.forwarded', '2026-03-03T09:00', { to: 'mun-usinsk' })),
    reaches: 'R',
  },
];

describe.each(lines)('%s', (role, ...reaches) => {
  const staff = (who: Partial<Staff>): Staff => ({ id: 'someone', role: roleNamed(role), ...who });

  it.each(commandNames.map((name, index) => [name, reaches[index] ?? ''] as const))('%s: %s', (name, reach) => {
    const allowed = appeals.filter(({ appeal }) => mayCommand(staff(own), usual[name], appeal, regionRoleTable));
    expect(allowed.map(({ appeal }) => matterOf(appeal))).toEqual(
      appeals.filter((one) => one.reaches.includes(reach)).map(({ appeal }) => matterOf(appeal)),
    );
    const rights = appeals.filter(({ appeal }) => mayCommand(staff({}), usual[name], appeal, regionRoleTable));
    expect(rights).toHaveLength(reach === 'R' ? appeals.length : 0);
  });
});

it('the table has every role and every command', () => {
  expect(lines.map(([role]) => role)).toEqual(roles);
  expect(columns).toEqual(commandNames);
});

describe('to assign', () => {
  const head: Staff = { id: 'someone', role: 'body-head', body: 'exec-minzdrav' };

  it.each([
    ['exec-minzdrav', true],
    ['org-ukhta-poliklinika', true],
    ['mun-usinsk', false],
  ])('to %s takes the right over that table too: %s for a head of the ministry', (agency, may) => {
    const command: Command = { name: 'assign', data: { agency } };
    expect(mayCommand(head, command, appealOn('exec-minzdrav', 'health'), regionRoleTable)).toBe(may);
  });
});

function roleNamed(name: string) {
  const role = roles.find((one) => one === name);
  if (!role) throw new Error(`no role ${name}`);
  return role;
}
