import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { fill, periodName } from '#shared/web/wording.ts';
import type { Block, ReportDocument } from '../document.ts';
import { dateTime } from '../wording.ts';
import { correctionBlocks, methodBlocks, notRankedBlocks, signalBlocks } from './note-remarks.ts';
import { summaryBlocks } from './note-summary.ts';
import { changeBlocks, leftOutBlocks, mixBlocks, shareBlocks, tableBlocks, whyBlocks } from './note-tables.ts';
import { satisfactionCharts, tableCharts } from './rating-charts.ts';
import texts from './rating-note.ru.json' with { type: 'json' };

/** Pictures that are files of their own too; absent where there is nothing to draw. */
interface NotePictures {
  readonly trend: string | undefined;
  readonly funnel: string | undefined;
}

/** The rating as an official note: what came out, why, how sure it is, how it was made, and what it does not tell. */
export function ratingNote(content: ReportContent, { trend, funnel }: NotePictures): ReportDocument {
  const { snapshot } = content;
  const charts = (svgs: readonly (string | undefined)[]): Block[] =>
    svgs.flatMap((svg) => (svg === undefined ? [] : [{ kind: 'chart', svg }]));
  return {
    title: fill(texts.title, { period: periodName(snapshot.period) }),
    subtitle: names.leagues[snapshot.league],
    date: Date.parse(snapshot.cutOff),
    blocks: [
      headBlock(content),
      ...(snapshot.method.sample ? [{ kind: 'paragraph', text: texts.sample, tone: 'notice' } satisfies Block] : []),
      ...summaryBlocks(content),
      ...correctionBlocks(content),
      ...tableBlocks(content),
      { kind: 'heading', level: 2, text: texts.charts.title },
      ...charts([...tableCharts(content), trend]),
      ...changeBlocks(content),
      ...whyBlocks(content),
      ...shareBlocks(content),
      ...leftOutBlocks(content),
      ...charts([...satisfactionCharts(content), funnel]),
      ...mixBlocks(content),
      ...signalBlocks(content),
      ...notRankedBlocks(content),
      ...methodBlocks(content),
    ],
  };
}

/** What the report is about and which version of it this is. */
export function headBlock({ snapshot, method }: ReportContent): Block {
  const { head } = texts;
  const { league, period, revision, reason, cutOff, facts, unassigned } = snapshot;
  const { id, version } = snapshot.method;
  return {
    kind: 'facts',
    rows: [
      [head.league, names.leagues[league]],
      [head.period, periodName(period)],
      [head.revision, String(revision)],
      ...(reason === undefined ? [] : [[head.reason, reason] as const]),
      [head.observed, dateTime(Date.parse(cutOff), timeZone(method.timeZone))],
      [head.facts, String(facts.count)],
      ...(unassigned === 0 ? [] : [[head.unassigned, String(unassigned)] as const]),
      [head.method, fill(head.methodOf, { id, version })],
    ],
  };
}
