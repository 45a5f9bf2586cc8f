import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { PublicKey } from '#shared/domain/ratings/signature.ts';
import { publicKeyOf } from '#shared/signatures/public-key.ts';
import { fill } from '#shared/web/wording.ts';
import { refuse, tell } from './narrate.ts';
import { findReports } from './verification/find-reports.ts';
import texts from './verification/texts.ru.json' with { type: 'json' };
import { verdictText } from './verification/verdict-text.ts';
import { verifyFolder } from './verification/verify-folder.ts';

process.exitCode = await run(process.argv.slice(2));

/** 0 when every report matches, 1 when one does not, 2 for a wrong command line. */
async function run(args: readonly string[]): Promise<number> {
  const command = commandOf(args);
  if (!command) return refuse(`${texts.noFolder}\n\n${texts.help}`, 2);
  if (command.help) return say(texts.help, 0);
  const { folder, keyFile } = command;
  const key = keyFile === undefined ? undefined : await readKey(keyFile);
  if (keyFile !== undefined && !key) return refuse(fill(texts.keyUnreadable, { file: keyFile }), 2);
  const folders = await findReports(folder).catch(() => undefined);
  if (!folders) return refuse(fill(texts.folderUnreadable, { folder }), 2);
  if (folders.length === 0) return say(fill(texts.noReports, { folder }), 1);

  let wrong = 0;
  for (const each of folders) {
    const verdict = await verifyFolder(each, key);
    if (!verdict.matches) wrong += 1;
    tell(`${verdictText(each, verdict)}\n`);
  }
  const count = folders.length;
  if (wrong === 0) return say(fill(texts.summaryMatches, { count }), 0);
  return say(fill(texts.summaryDiffers, { count, wrong }), 1);
}

type Command =
  | { readonly help: true }
  | { readonly help: false; readonly folder: string; readonly keyFile: string | undefined };

function commandOf(args: readonly string[]): Command | undefined {
  try {
    const options = { help: { type: 'boolean', short: 'h' }, key: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help) return { help: true };
    const [folder] = positionals;
    return folder !== undefined && positionals.length === 1 ? { help: false, folder, keyFile: values.key } : undefined;
  } catch {
    return undefined;
  }
}

async function readKey(file: string): Promise<PublicKey | undefined> {
  try {
    return publicKeyOf(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A verdict is the answer of the command, whatever it says. */
function say(text: string, code: 0 | 1): number {
  tell(text);
  return code;
}
