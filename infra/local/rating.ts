import { writeFile } from 'node:fs/promises';
import { fill, periodName } from '#shared/web/wording.ts';
import { errorCode } from './error-code.ts';
import { complain, refuse, tell } from './narrate.ts';
import { type ArchivedReport, FolderUnreadable, reportIn } from './rating/archived-report.ts';
import names from './rating/names.ru.json' with { type: 'json' };
import { openArchive } from './rating/open-archive.ts';
import { type FromCentre, type RatingOptions, readCommand } from './rating/options.ts';
import { ArchiveSilent, publishedReports } from './rating/published-reports.ts';
import { MethodWrong, readMethod } from './rating/read-method.ts';
import texts from './rating/texts.ru.json' with { type: 'json' };
import { trialCsv } from './rating/trial-csv.ts';
import { trialText } from './rating/trial-text.ts';
import { MethodUnfit, type Trial, tryMethod } from './rating/try-method.ts';
import { unfitText } from './rating/unfit-text.ts';
import { NoCentre } from './replay/open-centre.ts';
import { DifferenceFound } from './verification/verdict.ts';
import { differenceLines } from './verification/verdict-text.ts';

process.exitCode = await main(process.argv.slice(2));

/** 0 when the comparison is shown, 1 when there is nothing to compare with, 2 for a wrong command line or method. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  if (command.kind === 'help') {
    tell(texts.help);
    return 0;
  }
  if (command.kind === 'wrong') {
    const { options } = command;
    const wrong = options.length === 0 ? texts.wrong : fill(texts.wrongOptions, { options: options.join(', ') });
    return refuse(`${wrong}\n\n${texts.help}`, 2);
  }
  return await rating(command.options);
}

async function rating(options: RatingOptions): Promise<number> {
  try {
    const tried = await readMethod(options.method);
    const reports = 'report' in options ? [await reportIn(options.report)] : await fromCentre(options);
    if (reports.length === 0 && 'period' in options) return refuse(noReports(options), 1);
    const trials: Trial[] = [];
    for (const report of reports) {
      const trial = tryMethod(report, tried);
      trials.push(trial);
      tell(`${trialText(trial)}\n`);
    }
    return options.out === undefined ? 0 : await save(options.out, trials);
  } catch (error) {
    if (error instanceof MethodWrong) return refuse(error.message, 2);
    if (error instanceof MethodUnfit) return refuse(unfitText(error), 2);
    if (error instanceof FolderUnreadable) return refuse(fill(texts.folderUnreadable, { folder: error.message }), 2);
    if (error instanceof NoCentre) return refuse(error.message, 1);
    if (error instanceof ArchiveSilent) return refuse(fill(texts.archiveSilent, { reason: error.message }), 1);
    if (error instanceof DifferenceFound)
      return refuse([texts.reportUnsound, ...differenceLines(error.difference)].join('\n'), 1);
    throw error;
  }
}

async function fromCentre(options: FromCentre): Promise<ArchivedReport[]> {
  const archive = await openArchive(options.state, complain);
  const stop = () => void archive.close().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await publishedReports(archive.url, options);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await archive.close();
  }
}

function noReports({ period, league }: FromCentre): string {
  const month = periodName(period);
  if (league === undefined) return fill(texts.noReports, { period: month });
  return fill(texts.noReportsOf, { period: month, league: names.leagues[league] });
}

async function save(file: string, trials: readonly Trial[]): Promise<number> {
  try {
    await writeFile(file, trialCsv(trials));
  } catch (error) {
    const reason = errorCode(error);
    return refuse(fill(texts.outUnwritable, { file, reason }), 1);
  }
  tell(fill(texts.saved, { file }));
  return 0;
}
