import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fill } from '#shared/web/wording.ts';
import { callFunction } from './command/call-function.ts';
import { functionNames } from './command/function-names.ts';
import texts from './command/texts.ru.json' with { type: 'json' };
import { refuse, tell } from './narrate.ts';
import { findRunningCentre } from './running-centre.ts';

process.exitCode = await trigger(process.argv.slice(2));

/** 0 when the function answered, 1 when it failed, 2 for a wrong command line or when no centre runs. */
async function trigger(args: readonly string[]): Promise<number> {
  const command = commandOf(args);
  if (!command) return refuse(texts.help.trigger, 2);
  const { stateDir, name, payload } = command;
  const centre = await findRunningCentre(stateDir);
  if (!centre) return refuse(fill(texts.noCentre, { stateDir }), 2);
  const names = await functionNames(centre.endpoints.invoke);
  const found = fullName(names, name);
  if (!found) return refuse(fill(texts.noFunction, { name, names: names.map((each) => `  ${each}`).join('\n') }), 2);
  const event = readPayload(payload);
  if (!event.ok) return refuse(event.problem, 2);

  const result = await callFunction(centre.endpoints.invoke, found, event.text);
  tell(JSON.stringify(JSON.parse(result.payload), null, 2));
  return result.failed ? 1 : 0;
}

function commandOf(args: readonly string[]) {
  try {
    const options = { state: { type: 'string', default: '.centre' }, help: { type: 'boolean', short: 'h' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [name, payload = '{}'] = positionals;
    return name && positionals.length <= 2 && !values.help ? { stateDir: values.state, name, payload } : undefined;
  } catch {
    return undefined;
  }
}

/** A function by its name, or by an ending that only one of them has. */
function fullName(names: readonly string[], wanted: string): string | undefined {
  if (names.includes(wanted)) return wanted;
  const ending = names.filter((name) => name.endsWith(`-${wanted}`));
  return ending.length === 1 ? ending[0] : undefined;
}

type Payload = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

function readPayload(payload: string): Payload {
  const path = payload.startsWith('@') ? payload.slice(1) : undefined;
  try {
    const text = path === undefined ? payload : readFileSync(path, 'utf8');
    JSON.parse(text);
    return { ok: true, text };
  } catch (error) {
    const isJson = error instanceof SyntaxError;
    return {
      ok: false,
      problem: isJson ? fill(texts.payloadNotJson, { payload }) : fill(texts.payloadUnreadable, { path: path ?? '' }),
    };
  }
}
