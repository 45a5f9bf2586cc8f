import { access, constants } from 'node:fs/promises';
import { fill } from '#shared/web/wording.ts';
import { errorCode } from './error-code.ts';
import { complain, refuse, tell } from './narrate.ts';
import { NoCentre, type OpenCentre, openCentre } from './replay/open-centre.ts';
import { type ReplayOptions, readCommand } from './replay/options.ts';
import { ReplayStopped } from './replay/post-events.ts';
import { runReplay } from './replay/run-replay.ts';
import texts from './replay/texts.ru.json' with { type: 'json' };

process.exitCode = await main(process.argv.slice(2));

/** 0 when everything is recorded, 1 when something was refused or lost, 2 for a wrong command line. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  if (command.kind === 'help') {
    tell(texts.help);
    return 0;
  }
  if (command.kind === 'wrong') {
    const { option } = command;
    return refuse(`${option === undefined ? texts.wrong : fill(texts.wrongOption, { option })}\n\n${texts.help}`, 2);
  }
  const { file } = command.options;
  const unreadable = await access(file, constants.R_OK).then(() => undefined, errorCode);
  if (unreadable !== undefined) return refuse(fill(texts.fileUnreadable, { file, reason: unreadable }), 2);
  return await replay(command.options);
}

async function replay(options: ReplayOptions): Promise<number> {
  let centre: OpenCentre | undefined;
  try {
    centre = await openCentre(options, tell);
    const { access: found, own } = centre;
    interruptible(centre);
    const isSound = await runReplay({ ...options, centre: found, notes: options.state, say: tell });
    if (own !== undefined) tell(fill(texts.ownLook, { own }));
    return isSound ? 0 : 1;
  } catch (error) {
    if (error instanceof NoCentre) return refuse(error.message, 1);
    if (error instanceof ReplayStopped) return refuse(stoppedText(error), 1);
    const reason = errorCode(error);
    if (reason.startsWith('ECONN')) return refuse(texts.stopped.away, 1);
    if (isFileError(error)) return refuse(fill(texts.fileUnreadable, { file: options.file, reason }), 1);
    throw error;
  } finally {
    await centre?.close();
  }
}

/** Ctrl-C stops a centre of our own before it ends the replay. */
function interruptible(centre: OpenCentre): void {
  const interrupt = () => {
    complain(`\n${texts.interrupted}`);
    void centre.close().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
}

function stoppedText({ status }: ReplayStopped): string {
  if (status === 0 || status === 429 || status >= 500) return texts.stopped.away;
  return status === 401 ? texts.stopped.signature : fill(texts.stopped.status, { status });
}

/** Of the file itself, or of its compression. */
function isFileError(error: unknown): boolean {
  return /^(Z_|E(ISDIR|IO|ACCES|NOENT)$)/.test(errorCode(error));
}
