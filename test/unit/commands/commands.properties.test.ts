import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedCommands } from '#shared/domain/commands/allowed-commands.ts';
import type { Command } from '#shared/domain/commands/command.ts';
import { commands } from '#shared/domain/commands/command.ts';
import type { CommandRules } from '#shared/domain/commands/command-rules.ts';
import { decide } from '#shared/domain/commands/decide.ts';
import { isRepeat } from '#shared/domain/commands/is-repeat.ts';
import { situationOf } from '#shared/domain/commands/situation.ts';
import { foldRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';
import { anyHistory, anySubmittedHistory } from '#test/support/random-history.ts';

const rules: CommandRules = {
  ...foldRules,
  directory: { isListed: () => true, ratedBodyOf: (body) => body },
  isMunicipality: () => true,
};

const staff = { id: 'ivanova', role: 'operator' } as const;
const start = moscow('2026-09-28T09:00');
const instant = fc.integer({ min: -10, max: 100 }).map((halfDays) => start + halfDays * 12 * 3_600_000);
const text = fc.constantFrom('', ' ', 'Крышу починили');
const agency = fc.constantFrom('mun-usinsk', 'mun-inta', 'min-health');
const one = <N extends Command['name'], D>(name: N, data: fc.Arbitrary<D>) =>
  fc.record({ name: fc.constant(name), data });

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  one('register', fc.constant({})),
  one('assign', fc.record({ agency, executor: fc.option(fc.constant('petrov'), { nil: undefined }) })),
  one('forward', fc.record({ to: agency, reason: text, noticeSent: fc.boolean() })),
  one('classify', fc.constantFrom({ sector: 'roads', category: 'pits' }, { sector: 'roads', category: 'no' })),
  one('locate', fc.record({ municipality: fc.constantFrom('usinsk', 'moskva') })),
  one('extend', fc.record({ until: instant, reason: text, noticeSentAt: fc.option(instant, { nil: undefined }) })),
  one('interim-answer', fc.record({ text })),
  one('answer', fc.record({ text, resolution: fc.constantFrom('resolved', 'explained') })),
  one('reopen', fc.record({ reason: text })),
  one('decline-reopening', fc.record({ reason: text })),
  one('close', fc.record({ outcome: fc.constantFrom('satisfied', 'silent', 'withdrawn', 'inspected') })),
  one('note', fc.record({ text })),
);

const anyCase = [fc.oneof(anyHistory, anySubmittedHistory), anyCommand, instant] as const;

describe('whatever has happened before', () => {
  it('a command that is taken is no anomaly, and a prolongation that is taken counts', () => {
    fc.assert(
      fc.property(...anyCase, (facts, command, now) => {
        const situation = situationOf(facts, rules);
        const decision = decide(command, situation, { staff, eventId: 'own', sequence: 31, now }, rules);
        if ('refused' in decision) return;
        const after = situationOf([...facts, decision.fact], rules);
        expect(after.appeal.anomalies.filter(({ source }) => source === 'staff')).toEqual([]);
        if (command.name === 'extend') {
          expect(after.cycle?.extensionFaults).toEqual(situation.cycle?.extensionFaults);
          expect(after.cycle?.dueAt).toBeGreaterThan(situation.cycle?.dueAt ?? 0);
        }
      }),
    );
  });

  it('a command that is refused says why: a code, an article and a sentence', () => {
    fc.assert(
      fc.property(...anyCase, (facts, command, now) => {
        const decision = decide(
          command,
          situationOf(facts, rules),
          { staff, eventId: 'own', sequence: 31, now },
          rules,
        );
        if (!('refused' in decision)) return;
        expect(decision.refused.clause).toMatch(/59-ФЗ|Положение|Порядок|Справочник|Каталог/);
        expect(decision.refused.text).toMatch(/^[А-Я]/);
      }),
    );
  });

  it('what is not among the allowed commands is refused', () => {
    fc.assert(
      fc.property(...anyCase, (facts, command, now) => {
        const situation = situationOf(facts, rules);
        const may = allowedCommands(staff, situation, { isAllowed: () => true });
        const decision = decide(command, situation, { staff, eventId: 'own', sequence: 31, now }, rules);
        if (!may.includes(command.name)) expect(decision).toHaveProperty('refused');
      }),
    );
  });

  it('a repeat is known by its words, and nothing else is taken for one', () => {
    fc.assert(
      fc.property(...anyCase, anyCommand, (facts, command, now, other) => {
        const decision = decide(
          command,
          situationOf(facts, rules),
          { staff, eventId: 'own', sequence: 31, now },
          rules,
        );
        if ('refused' in decision) return;
        const stored = JSON.parse(JSON.stringify(decision.fact));
        expect(isRepeat(stored, command)).toBe(true);
        expect(isRepeat(stored, other)).toBe(JSON.stringify(other) === JSON.stringify(command));
        expect(stored.type).toBe(commands[command.name].type);
      }),
    );
  });
});
