import { html } from 'hono/html';
import * as z from 'zod';
import type { CatalogueEntry } from '#shared/domain/reports/archive.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { type Html, htmlResponse } from '#shared/web/layout.ts';
import { counted, fill } from '#shared/web/wording.ts';
import { type ArchiveReader, allReports, type Listing } from '../archive-reader.ts';
import { notFoundPage } from '../not-found.ts';
import { isOf, seriesQuery } from '../series-query.ts';
import texts from '../texts/archive.ru.json' with { type: 'json' };
import { archiveFilters } from './archive-filters.ts';
import { archiveYears } from './archive-years.ts';

export interface ArchivePage extends Listing, Pick<ArchiveReader, 'timeZone'> {
  /** For how many years after the end of its period a report is kept at the least. */
  readonly retentionYears: number;
}

/** Which reports to show; what is absent does not narrow them. */
export interface ArchiveChoice {
  readonly year?: string | undefined;
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
}

const yearSchema = z.string().regex(/^\d{4}$/);

/** The archive for people: every published report by year, kind and subject, latest first, or those of one of them. */
export async function showArchive({ query }: HttpRequest, archive: ArchivePage): Promise<HttpResponse> {
  const choice = seriesQuery(archive.kinds).extend({ year: yearSchema.optional() }).safeParse(query);
  if (!choice.success) return notFoundPage();
  const reports = await allReports(archive);
  return htmlResponse(200, { title: texts.title, body: bodyOf(reports, choice.data, archive), isWide: true });
}

function bodyOf(all: readonly CatalogueEntry[], choice: ArchiveChoice, archive: ArchivePage): Html {
  const { title, lead, retention, years, empty, emptyChoice, compare, feed } = texts;
  const { year, ...series } = choice;
  const reports = all.filter((report) => (!year || report.period.startsWith(`${year}-`)) && isOf(report, series));
  return html`<h1>${title}</h1>
<p>${lead}</p>
<p class="quiet">${fill(retention, { years: counted(archive.retentionYears, years) })}</p>
${all.length === 0 ? html`<p>${empty}</p>` : archiveFilters(all, choice, archive.kinds)}
${all.length > 0 && reports.length === 0 ? html`<p>${emptyChoice}</p>` : ''}
${archiveYears(reports, archive)}
<p class="links"><a href="/reports/compare">${compare}</a> <a href="/v1/reports/feed.json">${feed}</a></p>`;
}
