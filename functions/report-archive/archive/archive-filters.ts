import { html } from 'hono/html';
import type { CatalogueEntry } from '#shared/domain/reports/archive.ts';
import type { Html } from '#shared/web/layout.ts';
import { type ReportKind, seriesOf, seriesTitle } from '../report-kind.ts';
import texts from '../texts/archive.ru.json' with { type: 'json' };
import type { ArchiveChoice } from './show-archive.ts';

/** Links to the archive of one year, of one series, or of both. */
export function archiveFilters(
  reports: readonly CatalogueEntry[],
  choice: ArchiveChoice,
  kinds: readonly ReportKind[],
): Html {
  const years = [...new Set(reports.map(({ period }) => period.slice(0, 4)))];
  const current = addressOf(choice);
  const link = (title: string, to: ArchiveChoice) => {
    const address = addressOf(to);
    return html`<li><a href="${address}" aria-current="${String(address === current)}">${title}</a></li>`;
  };
  const { year, ...series } = choice;
  return html`<nav class="filters" aria-label="${texts.filters}">
<ul>${link(texts.allYears, series)}${years.map((each) => link(each, { ...series, year: each }))}</ul>
<ul>${link(texts.allSeries, { year })}${seriesOf(kinds).map((each) => link(seriesTitle(each, kinds), { year, ...each }))}</ul>
</nav>`;
}

function addressOf({ year, kind, subject }: ArchiveChoice): string {
  const query = new URLSearchParams({ ...(year && { year }), ...(kind && { kind }), ...(subject && { subject }) });
  return query.size > 0 ? `/reports?${query}` : '/reports';
}
