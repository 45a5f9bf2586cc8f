import type { Fact, UnknownFact } from '../appeals/fact.ts';
import type { Command } from './command.ts';
import { factOfCommand } from './fact-of-command.ts';

/** Whether the stored fact is what this command has become: the same words of the same kind, whatever has happened since. */
export function isRepeat(stored: Fact | UnknownFact, command: Command): boolean {
  const { type, data, source, eventId, occurredAt } = stored;
  const { agency, from: before }: Record<string, unknown> = { ...data };
  const circumstances = { agency: textOf(agency) ?? '', from: textOf(before) };
  const again = factOfCommand(command, { source, eventId, occurredAt }, circumstances);
  return again.type === type && canonical(again.data) === canonical(data);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** One text for one flat value; absent fields are as good as undefined ones. */
function canonical(data: object): string {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}
