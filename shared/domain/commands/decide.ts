import type { Fact, Instant } from '../appeals/fact.ts';
import type { Staff } from '../governance/staff.ts';
import type { Command } from './command.ts';
import type { CommandRules } from './command-rules.ts';
import { contentFault } from './content.ts';
import { factOfCommand } from './fact-of-command.ts';
import { precondition } from './precondition.ts';
import { extensionRefusals, type Refusal, type RefusalCode, refusal } from './refusal.ts';
import { type Situation, situationOf } from './situation.ts';
import { type Warning, warningsOn } from './warning.ts';

/** Facts of commands name this as their source; platforms have other names. */
export const staffSource = 'staff';

/** A command as it reached the centre. */
interface Commanded {
  /** Unique among those of the staff; the same for a repeat. */
  readonly eventId: string;
  /** The version of the appeal that it makes: orders commands of one instant. */
  readonly sequence: number;
  /** UTC milliseconds, when it came. */
  readonly now: Instant;
}

/** What comes of a command: the fact it becomes, with what its author should know, or why not. */
export type Decision = { readonly fact: Fact; readonly warnings: readonly Warning[] } | { readonly refused: Refusal };

/**
 * Decides on a command of staff who may give it (the role table says who). Refused is what the transition table, the law
 * (59-ФЗ art. 5, 8, 10, 12) or the region's lists do not let through. The fold itself is asked what the fact would do, so that
 * there is one rule of what moves a term: a prolongation that it would not hear is refused.
 */
export function decide(
  command: Command,
  situation: Situation,
  { staff, eventId, sequence, now }: Commanded & { readonly staff: Staff },
  rules: CommandRules,
): Decision {
  const code = precondition(command.name, situation) ?? contentFault(command, { situation, staff, now, rules });
  if (code) return refused(code, situation, rules);

  const author = { id: staff.id, role: staff.role };
  const occurredAt = Math.max(now, lastCommandAt(situation));
  const ids = { source: staffSource, eventId, occurredAt, sequence, author };
  const agency = staff.body ?? situation.body ?? '';
  const fact = factOfCommand(command, ids, { agency, from: situation.body });
  const after = situationOf([...situation.facts, fact], rules);

  if (after.appeal.anomalies.some(({ source, eventId: id }) => source === staffSource && id === eventId))
    return refused(after.state === 'closed' ? 'closed' : 'already-answered', situation, rules);
  const faults = after.cycle?.extensionFaults ?? [];
  const fault = faults.length > (situation.cycle?.extensionFaults.length ?? 0) ? faults.at(-1) : undefined;
  if (command.name === 'extend' && fault) return refused(extensionRefusals[fault], situation, rules);
  return { fact, warnings: warningsOn(fact, after, rules) };
}

/**
 * Clocks of the servers may be some milliseconds apart: what was decided after a command also stands after it. Other sources'
 * clocks are not heeded, they may be years ahead.
 */
function lastCommandAt({ facts }: Situation): Instant {
  return Math.max(0, ...facts.filter(({ source }) => source === staffSource).map(({ occurredAt }) => occurredAt));
}

function refused(code: RefusalCode, { appeal, kind }: Situation, rules: CommandRules): Decision {
  const found = refusal(code, kind);
  if (!code.startsWith('extension-') || !appeal.submission || kind !== 'message') return { refused: found };
  const { extension, source } = rules.policyFor(appeal.submission);
  return { refused: { ...found, clause: `${found.clause}: ${extension?.source ?? source}` } };
}
