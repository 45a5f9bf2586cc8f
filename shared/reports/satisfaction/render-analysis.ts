import type { RenderAnalysis } from '#shared/domain/satisfaction/report.ts';
import { judgedChart, monthsChart, reasonsChart, satisfiedChart, solvedChart } from './analysis-charts.ts';
import { analysisCsv } from './analysis-csv.ts';

/** What people download of an analysis, by file name: made from the snapshot and its history alone. */
export const renderAnalysis: RenderAnalysis = (content) => {
  const { snapshot } = content;
  const pictures = {
    'satisfied.svg': satisfiedChart(snapshot),
    'solved.svg': solvedChart(snapshot),
    'reasons.svg': reasonsChart(snapshot),
    'judged-by-sector.svg': judgedChart(snapshot, 'sector'),
    'judged-by-channel.svg': judgedChart(snapshot, 'channel'),
    'judged-by-days.svg': judgedChart(snapshot, 'days'),
    'months.svg': monthsChart(content),
  };
  return new Map<string, Uint8Array>([
    ['satisfaction.csv', analysisCsv(content)],
    ...Object.entries(pictures).flatMap(([name, svg]): [string, Uint8Array][] =>
      svg === undefined ? [] : [[name, new TextEncoder().encode(svg)]],
    ),
  ]);
};
