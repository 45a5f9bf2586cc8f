import { dateTime } from '#functions/report-archive/wording.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import { snapshotSchema } from '#shared/domain/ratings/snapshot-schema.ts';
import type { ReportPath } from '#shared/domain/reports/archive.ts';
import { region } from '#shared/region/region.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import type { CentreAccess } from './centre-access.ts';
import { countingLine } from './counting-line.ts';
import { leagueText } from './league-text.ts';
import { RatingFailed } from './rating-call.ts';
import { saveReport } from './save-report.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface Rating {
  readonly centre: Pick<CentreAccess, 'url' | 'computeRating' | 'readReport'>;
  /** Where copies of the reports go. */
  readonly out?: string | undefined;
  readonly say: (text: string) => void;
}

/** Rates the months, one after another, and says what came out; false when one could not be rated. */
export async function rateMonths(months: readonly string[], rating: Rating): Promise<boolean> {
  let isSound = true;
  for (const month of months) {
    const { cutOff } = periodOf(month, region.timeZone, region.method.cutOffDays);
    if (Date.now() < cutOff) {
      const until = dateTime(cutOff, region.timeZone.name);
      rating.say(fill(texts.periodOpen, { month: periodName(month), until }));
      continue;
    }
    try {
      const line = countingLine(process.stderr, month);
      const call = { period: month, reason: texts.reason };
      const reports = await rating.centre.computeRating(call, line.show).finally(line.clear);
      if (reports.length === 0) rating.say(fill(texts.noReports, { month: periodName(month) }));
      for (const path of reports) await showReport(path, rating);
    } catch (error) {
      if (!(error instanceof RatingFailed)) throw error;
      rating.say(fill(texts.ratingFailed, { month: periodName(month), reason: error.message }));
      isSound = false;
    }
  }
  return isSound;
}

async function showReport(path: ReportPath, { centre, out, say }: Rating): Promise<void> {
  const bytes = await centre.readReport(path, fileNames.snapshot);
  const snapshot = snapshotSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const { subject, period, revision } = path;
  const ranked = snapshot.table.length;
  say(leagueText(snapshot));
  say(fill(texts.table.count, { ranked, notRanked: snapshot.notRanked.length }));
  say(fill(texts.archive, { url: `${centre.url()}/reports/${subject}/${period}/${revision}` }));
  if (out !== undefined) say(fill(texts.saved, { folder: await saveReport(out, path, centre) }));
  say('');
}
