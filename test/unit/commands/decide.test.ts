import { describe, expect, it } from 'vitest';
import type { Fact } from '#shared/domain/appeals/fact.ts';
import type { FactType } from '#shared/domain/appeals/fact-data.ts';
import type { Command, CommandName } from '#shared/domain/commands/command.ts';
import { commandNames } from '#shared/domain/commands/command.ts';
import type { CommandRules } from '#shared/domain/commands/command-rules.ts';
import { decide } from '#shared/domain/commands/decide.ts';
import { situationOf } from '#shared/domain/commands/situation.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { aFact } from '#test/support/a-fact.ts';
import { foldRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';

const listed = ['mun-usinsk', 'mun-inta', 'org-usinsk-dorogi'];
const rules: CommandRules = {
  ...foldRules,
  directory: {
    isListed: (body) => listed.includes(body),
    ratedBodyOf: (body) => (body === 'org-usinsk-dorogi' ? 'mun-usinsk' : body),
  },
  isMunicipality: (id) => ['usinsk', 'inta'].includes(id),
};

const operator: Staff = { id: 'ivanova', role: 'operator' };
const executor: Staff = { id: 'petrov', role: 'body-executor', body: 'mun-usinsk' };

/* An обращение that is due on 2026-03-31, and a сообщение on a portal. */
const appeal = [
  aFact('appeal.submitted', '2026-03-01T09:00', { kind: 'appeal', channel: 'email', agency: 'mun-usinsk' }),
];
const registered = aFact('appeal.registered', '2026-03-02T10:00');
const message = [aFact('appeal.submitted', '2026-03-02T09:00', { channel: 'portal', agency: 'mun-usinsk' })];
const answered = aFact('appeal.answered', '2026-03-10T12:00');
const closed = aFact('appeal.closed', '2026-03-12T12:00');
const badMark = aFact('appeal.rated', '2026-03-11T12:00', { mark: 1 });

function come(command: Command, facts: readonly Fact[], { staff = operator, now = '2026-03-15T12:00' } = {}) {
  const commanded = { staff, eventId: 'e', sequence: 3, now: moscow(now) };
  return decide(command, situationOf(facts, rules), commanded, rules);
}

function codeOf(...given: Parameters<typeof come>): string {
  const decision = come(...given);
  return 'refused' in decision ? decision.refused.code : 'taken';
}

const usual: { [Name in CommandName]: Command } = {
  register: { name: 'register', data: {} },
  assign: { name: 'assign', data: { agency: 'mun-usinsk', executor: 'petrov' } },
  forward: { name: 'forward', data: { to: 'mun-inta', reason: 'Не наш район', noticeSent: true } },
  classify: { name: 'classify', data: { sector: 'roads', category: 'pits', municipality: 'usinsk' } },
  locate: { name: 'locate', data: { municipality: 'usinsk' } },
  extend: {
    name: 'extend',
    data: { until: moscow('2026-04-10T12:00'), reason: 'Ждём экспертизу', noticeSentAt: moscow('2026-03-15T11:00') },
  },
  'interim-answer': { name: 'interim-answer', data: { text: 'Выехала бригада', promisedBy: '2026-03-20' } },
  answer: { name: 'answer', data: { text: 'Крышу починили', resolution: 'resolved' } },
  reopen: { name: 'reopen', data: { reason: 'Ответ не по существу' } },
  'decline-reopening': { name: 'decline-reopening', data: { reason: 'Крыша не течёт' } },
  close: { name: 'close', data: { outcome: 'silent' } },
  note: { name: 'note', data: { text: 'Звонили в управу' } },
};

describe('a command in each state', () => {
  const states = {
    absent: [registered],
    open: appeal,
    answered: [...appeal, answered],
    closed: [...appeal, answered, closed],
  };

  it.each<[CommandName, Record<keyof typeof states, string>]>([
    ['register', { absent: 'not-submitted', open: 'taken', answered: 'taken', closed: 'closed' }],
    ['assign', { absent: 'not-submitted', open: 'taken', answered: 'taken', closed: 'closed' }],
    ['forward', { absent: 'not-submitted', open: 'taken', answered: 'taken', closed: 'closed' }],
    ['classify', { absent: 'taken', open: 'taken', answered: 'taken', closed: 'taken' }],
    ['locate', { absent: 'taken', open: 'taken', answered: 'taken', closed: 'taken' }],
    ['extend', { absent: 'not-submitted', open: 'taken', answered: 'already-answered', closed: 'closed' }],
    ['interim-answer', { absent: 'not-submitted', open: 'taken', answered: 'taken', closed: 'closed' }],
    ['answer', { absent: 'not-submitted', open: 'taken', answered: 'taken', closed: 'taken' }],
    ['reopen', { absent: 'not-submitted', open: 'still-open', answered: 'taken', closed: 'taken' }],
    [
      'decline-reopening',
      { absent: 'not-submitted', open: 'still-open', answered: 'no-request', closed: 'no-request' },
    ],
    ['close', { absent: 'not-submitted', open: 'not-answered', answered: 'taken', closed: 'closed' }],
    ['note', { absent: 'taken', open: 'taken', answered: 'taken', closed: 'taken' }],
  ])('%s', (name, expected) => {
    const found = Object.entries(states).map(([state, facts]) => [state, codeOf(usual[name], facts)]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});

describe('the fact of a command', () => {
  it.each<[CommandName, FactType, object]>([
    ['assign', 'appeal.assigned', { agency: 'mun-usinsk', executor: 'petrov' }],
    ['forward', 'appeal.forwarded', { from: 'mun-usinsk', to: 'mun-inta', noticeSent: true }],
    ['classify', 'appeal.classified', { category: 'pits', by: 'operator' }],
    ['locate', 'appeal.located', { municipality: 'usinsk', by: 'operator' }],
    ['answer', 'appeal.answered', { agency: 'mun-usinsk', resolution: 'resolved' }],
    ['interim-answer', 'appeal.interim-answered', { agency: 'mun-usinsk', promisedBy: '2026-03-20' }],
  ])('of %s is %s', (name, type, data) => {
    const staff = name.endsWith('answer') ? executor : operator;
    expect(come(usual[name], appeal, { staff })).toMatchObject({
      fact: {
        source: 'staff',
        eventId: 'e',
        sequence: 3,
        occurredAt: moscow('2026-03-15T12:00'),
        author: { id: staff.id, role: staff.role },
        type,
        data,
      },
    });
  });

  it('stands after the commands before it, also when its server’s clock is behind', () => {
    const earlier = aFact('appeal.noted', '2026-03-15T12:00:01', {}, { source: 'staff', eventId: 'd' });
    expect(come(usual.note, [...appeal, earlier])).toMatchObject({ fact: { occurredAt: earlier.occurredAt } });
  });

  it('does not follow the clock of a source into the future', () => {
    const ahead = aFact('appeal.noted', '2031-01-01T12:00');
    expect(come(usual.note, [...appeal, ahead])).toMatchObject({ fact: { occurredAt: moscow('2026-03-15T12:00') } });
  });
});

describe('a prolongation', () => {
  const until = (day: string) => moscow(`${day}T12:00`);
  const extend = (data: Partial<(Command & { name: 'extend' })['data']>): Command => {
    return { name: 'extend', data: { ...(usual.extend as Command & { name: 'extend' }).data, ...data } };
  };
  const social = [aFact('appeal.submitted', '2026-03-12T09:00', { channel: 'social', agency: 'mun-usinsk' })];
  const once = aFact('appeal.extended', '2026-03-14T12:00', {
    until: until('2026-04-08'),
    noticeSentAt: until('2026-03-14'),
  });

  it.each<[string, Command, readonly Fact[], string, string]>([
    ['in time', extend({}), appeal, '2026-03-15T12:00', 'taken'],
    ['after the term', extend({ until: until('2026-05-10') }), appeal, '2026-04-20T12:00', 'extension-after-term'],
    [
      'a second time',
      extend({ until: until('2026-04-20') }),
      [...appeal, once],
      '2026-03-15T12:00',
      'extension-repeated',
    ],
    ['without notice', extend({ noticeSentAt: undefined }), appeal, '2026-03-15T12:00', 'extension-without-notice'],
    [
      'with a notice to come',
      extend({ noticeSentAt: until('2026-03-16') }),
      appeal,
      '2026-03-15T12:00',
      'extension-notice-in-future',
    ],
    [
      'by more than thirty days',
      extend({ until: until('2026-06-10') }),
      appeal,
      '2026-03-15T12:00',
      'extension-too-long',
    ],
    ['to an earlier day', extend({ until: until('2026-03-20') }), appeal, '2026-03-15T12:00', 'extension-not-longer'],
    [
      'of a cycle that a source begins tomorrow',
      extend({}),
      [...appeal, aFact('appeal.reopened', '2026-03-16T12:00')],
      '2026-03-15T12:00',
      'extension-before-start',
    ],
    ['without a reason', extend({ reason: ' \n' }), appeal, '2026-03-15T12:00', 'reason-empty'],
    ['of a message in a social network', extend({}), social, '2026-03-15T12:00', 'extension-not-allowed'],
    ['of an answered appeal', extend({}), [...appeal, answered], '2026-03-15T12:00', 'already-answered'],
  ])('%s', (_, command, facts, now, expected) => {
    expect(codeOf(command, facts, { now })).toBe(expected);
  });

  it('names the act: 59-ФЗ, or the policy of the messages', () => {
    expect(come(extend({ noticeSentAt: undefined }), appeal)).toMatchObject({
      refused: { clause: '59-ФЗ, ст. 12, ч. 2', text: expect.stringContaining('уведомляют') },
    });
    expect(come(extend({}), social)).toMatchObject({
      refused: { clause: expect.stringMatching(/^Порядок исчисления сроков: .*мониторинга сообщений/) },
    });
  });
});

describe('a forwarding', () => {
  const forward = (data: Partial<(Command & { name: 'forward' })['data']>): Command => {
    return { name: 'forward', data: { to: 'mun-inta', reason: 'Не наш район', noticeSent: true, ...data } };
  };

  it.each<[string, Command, readonly Fact[], string]>([
    ['with notice', forward({}), appeal, 'taken'],
    ['without notice', forward({ noticeSent: false }), appeal, 'notice-missing'],
    ['of a message without notice', forward({ noticeSent: false }), message, 'taken'],
    ['to the body that has it', forward({ to: 'mun-usinsk' }), appeal, 'same-body'],
    ['to nobody known', forward({ to: 'mun-moskva' }), appeal, 'unknown-body'],
    ['without a reason', forward({ reason: '' }), appeal, 'reason-empty'],
    ['from nobody', forward({}), [aFact('appeal.submitted', '2026-03-02T09:00')], 'nobody-responsible'],
  ])('%s', (_, command, facts, expected) => {
    expect(codeOf(command, facts)).toBe(expected);
  });

  it('in time carries no warning', () => {
    expect(come(forward({}), [...appeal, registered], { now: '2026-03-06T12:00' })).toMatchObject({ warnings: [] });
  });

  it('after seven days is taken, with a warning: it has to reach whoever is competent (59-ФЗ art. 8(3))', () => {
    expect(come(forward({}), [...appeal, registered])).toMatchObject({
      fact: { type: 'appeal.forwarded' },
      warnings: [{ code: 'forwarded-late', clause: '59-ФЗ, ст. 8, ч. 3' }],
    });
  });

  it('is late or in time for the body that has it now, whoever has forwarded it before', () => {
    const first = aFact('appeal.forwarded', '2026-03-05T12:00', { to: 'mun-inta' });
    const again = aFact('appeal.registered', '2026-03-06T12:00');
    const back = forward({ to: 'mun-usinsk' });
    const warned = (now: string) => come(back, [...appeal, registered, first, again], { now });
    expect(warned('2026-03-13T12:00')).toMatchObject({ warnings: [] });
    expect(warned('2026-03-14T12:00')).toMatchObject({ warnings: [{ code: 'forwarded-late' }] });
  });
});

describe('a registration', () => {
  it('is one for each body that gets the appeal', () => {
    expect(codeOf(usual.register, [...appeal, registered])).toBe('already-registered');
    const forwarded = aFact('appeal.forwarded', '2026-03-05T12:00');
    expect(codeOf(usual.register, [...appeal, registered, forwarded])).toBe('taken');
    const again = aFact('appeal.registered', '2026-03-06T12:00');
    expect(codeOf(usual.register, [...appeal, registered, forwarded, again])).toBe('already-registered');
  });

  it('of the instant of a forwarding stands where its number puts it', () => {
    const forwarded = aFact('appeal.forwarded', '2026-03-05T12:00', {}, { sequence: 3 });
    const registeredAs = (sequence: number) => aFact('appeal.registered', '2026-03-05T12:00', {}, { sequence });
    expect(codeOf(usual.register, [...appeal, registeredAs(4), forwarded])).toBe('already-registered');
    expect(codeOf(usual.register, [...appeal, registeredAs(2), forwarded])).toBe('taken');
  });
});

describe('an assignment', () => {
  const assign = (agency: string): Command => ({ name: 'assign', data: { agency } });

  it.each<[string, string, readonly Fact[], string]>([
    ['to another body, before anybody has registered it', 'mun-inta', appeal, 'taken'],
    ['to another body, of what is registered', 'mun-inta', [...appeal, registered], 'forward-instead'],
    ['of a message that is registered', 'mun-inta', [...message, registered], 'taken'],
    ['to an organisation of the same body', 'org-usinsk-dorogi', [...appeal, registered], 'taken'],
    ['to nobody known', 'mun-moskva', appeal, 'unknown-body'],
  ])('%s', (_, agency, facts, expected) => {
    expect(codeOf(assign(agency), facts)).toBe(expected);
  });
});

describe('a label', () => {
  it.each<[string, object, string]>([
    ['of the catalogue', {}, 'taken'],
    ['of no sector of it', { sector: 'space' }, 'unknown-category'],
    ['of another sector', { category: 'roof' }, 'unknown-category'],
    ['in no municipality', { municipality: 'moskva' }, 'unknown-municipality'],
  ])('%s', (_, data, expected) => {
    expect(codeOf({ name: 'classify', data: { sector: 'roads', category: 'pits', ...data } }, appeal)).toBe(expected);
  });
});

describe('a place', () => {
  it.each([
    ['inta', 'taken'],
    ['moskva', 'unknown-municipality'],
  ])('in %s', (municipality, expected) => {
    expect(codeOf({ name: 'locate', data: { municipality } }, appeal)).toBe(expected);
  });
});

describe('an answer', () => {
  it.each<[string, string, string | undefined, string]>([
    ['by the body that has it', 'Крышу починили', 'mun-usinsk', 'taken'],
    ['by another body', 'Крышу починили', 'mun-inta', 'not-on-table'],
    ['of no word', '  ', 'mun-usinsk', 'text-empty'],
  ])('%s', (_, text, body, expected) => {
    const staff: Staff = { ...executor, body };
    expect(codeOf({ name: 'answer', data: { text, resolution: 'explained' } }, appeal, { staff })).toBe(expected);
    expect(codeOf({ name: 'interim-answer', data: { text } }, appeal, { staff })).toBe(expected);
  });

  it('may come from the body above the organisation that has it, and not from the one below', () => {
    const facts = [aFact('appeal.submitted', '2026-03-02T09:00', { agency: 'org-usinsk-dorogi' })];
    expect(codeOf(usual.answer, facts, { staff: executor })).toBe('taken');
    expect(codeOf(usual.answer, appeal, { staff: { ...executor, body: 'org-usinsk-dorogi' } })).toBe('not-on-table');
  });

  it('is of nobody while the appeal is on no table', () => {
    const facts = [aFact('appeal.submitted', '2026-03-02T09:00')];
    expect(codeOf(usual.answer, facts, { staff: executor })).toBe('nobody-responsible');
  });
});

describe('closing', () => {
  const close = (outcome: 'satisfied' | 'silent' | 'withdrawn' | 'inspected'): Command => ({
    name: 'close',
    data: { outcome },
  });
  const unhappy = aFact('appeal.rated', '2026-03-11T12:00', { mark: undefined, satisfied: false, by: 'source' });

  it.each<[string, Command, readonly Fact[], string]>([
    ['an open one that was withdrawn', close('withdrawn'), appeal, 'taken'],
    ['an open one as satisfied', close('satisfied'), appeal, 'not-answered'],
    ['an open one as inspected', close('inspected'), appeal, 'not-answered'],
    ['an answered one as satisfied', close('satisfied'), [...appeal, answered], 'taken'],
    ['against the citizen’s own word', close('satisfied'), [...appeal, answered, unhappy], 'citizen-not-satisfied'],
    ['what the citizen asks to take up again', close('silent'), [...appeal, answered, badMark], 'request-undecided'],
    ['what the citizen then withdraws', close('withdrawn'), [...appeal, answered, badMark], 'taken'],
  ])('%s', (_, command, facts, expected) => {
    expect(codeOf(command, facts)).toBe(expected);
  });
});

describe('a request to reopen', () => {
  const facts = [...appeal, answered, badMark];

  it('is granted or declined, with a reason', () => {
    expect(codeOf(usual.reopen, facts)).toBe('taken');
    expect(codeOf(usual['decline-reopening'], facts)).toBe('taken');
    expect(codeOf({ name: 'reopen', data: { reason: '' } }, facts)).toBe('reason-empty');
    expect(codeOf({ name: 'decline-reopening', data: { reason: ' ' } }, facts)).toBe('reason-empty');
  });

  it('is declined once', () => {
    const declined = aFact('appeal.reopening-declined', '2026-03-12T12:00');
    expect(codeOf(usual['decline-reopening'], [...facts, declined])).toBe('no-request');
  });
});

it('a note says something', () => {
  expect(codeOf({ name: 'note', data: { text: '\t' } }, appeal)).toBe('text-empty');
});

it('every command is tried here', () => {
  expect(Object.keys(usual).sort()).toEqual([...commandNames].sort());
});
