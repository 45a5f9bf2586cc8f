import { html } from 'hono/html';
import type { CatalogueEntry, ReportSeries } from '#shared/domain/reports/archive.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import { reportPage } from '../report-address.ts';
import { seriesOf, seriesTitle } from '../report-kind.ts';
import { isOf } from '../series-query.ts';
import texts from '../texts/archive.ru.json' with { type: 'json' };
import { dateTime } from '../wording.ts';
import { keptUntil } from './kept-until.ts';
import type { ArchivePage } from './show-archive.ts';

/** Reports in their order, by year, series and period; revisions of one period together. */
export function archiveYears(reports: readonly CatalogueEntry[], page: ArchivePage): Html {
  const years = Map.groupBy(reports, ({ period }) => period.slice(0, 4));
  return html`${[...years].map(
    ([year, ofYear]) => html`<h2>${year}</h2>
${seriesOf(page.kinds).map((series) =>
  seriesTable(
    year,
    series,
    ofYear.filter((report) => isOf(report, series)),
    page,
  ),
)}`,
  )}`;
}

function seriesTable(year: string, series: ReportSeries, reports: readonly CatalogueEntry[], page: ArchivePage) {
  if (reports.length === 0) return '';
  const { period, revisions, kept } = texts;
  const periods = Map.groupBy(reports, (report) => report.period);
  const id = `${series.kind}-${series.subject}-${year}`;
  return html`<h3 id="${id}">${seriesTitle(series, page.kinds)}</h3>
<table class="cards" aria-labelledby="${id}">
<thead><tr><th scope="col">${period}</th><th scope="col">${revisions}</th><th scope="col">${kept}</th></tr></thead>
<tbody>${[...periods].map(([each, [latest, ...earlier]]) => (latest ? periodRow(each, [latest, ...earlier], page) : ''))}</tbody>
</table>`;
}

function periodRow(
  period: string,
  revisions: readonly [CatalogueEntry, ...CatalogueEntry[]],
  { timeZone, retentionYears }: ArchivePage,
) {
  return html`<tr>
<th scope="row"><a href="${reportPage(revisions[0])}">${periodName(period)}</a></th>
<td class="long" data-label="${texts.revisions}"><ul class="plain">${revisions.map((each) => html`<li>${revisionLine(each, timeZone)}</li>`)}</ul></td>
<td data-label="${texts.kept}"><span>${keptUntil(period, retentionYears)}</span></td>
</tr>`;
}

function revisionLine(report: CatalogueEntry, timeZone: string) {
  const { revision, publishedAt, reason, decision } = report;
  const by = decision && fill(texts.decision, { by: decision.by, reason: decision.reason });
  return html`<a href="${reportPage(report)}">${fill(texts.revision, { revision })}</a>
${publishedAt === undefined ? '' : html` <span class="range">${fill(texts.published, { at: dateTime(publishedAt, timeZone) })}</span>`}
${reason ? html` <span class="range">${fill(texts.reason, { reason })}</span>` : ''}
${by ? html` <span class="range">${by}</span>` : ''}`;
}
