import type { Fact, UnknownFact } from '#shared/domain/appeals/fact.ts';
import { allowedCommands } from '#shared/domain/commands/allowed-commands.ts';
import { warningsOn } from '#shared/domain/commands/warning.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import type { CommandAnswer } from './answers.ts';
import { iso, isoIfAny } from './iso.ts';
import type { Ports } from './ports.ts';
import { maySee, type ReadAppeal } from './read-appeal.ts';

/** What a command has become, and what the appeal is now, as far as who gave it may still see it. */
export function commandView(
  fact: Fact | UnknownFact,
  read: ReadAppeal,
  staff: Staff,
  ports: Pick<Ports, 'roles' | 'rules'>,
): CommandAnswer {
  const { source, eventId, type, occurredAt, author } = fact;
  return {
    fact: { source, eventId, type, occurredAt: iso(occurredAt), author },
    warnings: warningsOn(fact, read.situation, ports.rules),
    version: read.history.version,
    appeal: maySee(staff, read, ports) ? summary(read, staff, ports) : undefined,
  };
}

function summary(
  { ids, situation }: ReadAppeal,
  staff: Staff,
  { roles }: Pick<Ports, 'roles'>,
): CommandAnswer['appeal'] {
  const { appeal, cycle, state, body } = situation;
  return {
    appealId: ids.appealId,
    state,
    cycle: cycle?.number ?? 0,
    sector: appeal.sector,
    category: appeal.category,
    municipality: appeal.municipality,
    body,
    executor: cycle?.responsible.at(-1)?.executor,
    dueAt: isoIfAny(cycle?.dueAt),
    allowed: allowedCommands(staff, situation, roles),
  };
}
