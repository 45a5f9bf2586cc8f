import { html } from 'hono/html';
import type { CatalogueEntry } from '#shared/domain/ratings/archive.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import { htmlResponse } from '#shared/web/layout.ts';
import { type ArchiveReader, allReports } from './archive-reader.ts';
import texts from './texts.ru.json' with { type: 'json' };
import { dateTime, fileTitle, monthName } from './wording.ts';

type Reader = Pick<ArchiveReader, 'catalogue' | 'timeZone'>;

/** The archive for people: every published report, latest month first. */
export async function showArchive(archive: Reader): Promise<HttpResponse> {
  const reports = await allReports(archive);
  const { title, lead, empty } = texts.archive;
  const body = html`<h1>${title}</h1>
<p>${lead}</p>
${reports.length === 0 ? html`<p>${empty}</p>` : tableOf(reports, archive.timeZone)}`;
  return htmlResponse(200, { title, body, isWide: true });
}

function tableOf(reports: readonly CatalogueEntry[], timeZone: string) {
  const { league, period, revision, published, files } = texts.archive;
  return html`<div class="scroll" role="region" aria-label="${texts.archive.title}" tabindex="0">
<table>
<thead><tr><th scope="col">${period}</th><th scope="col">${league}</th><th scope="col" class="figure">${revision}</th><th scope="col">${published}</th><th scope="col">${files}</th></tr></thead>
<tbody>
${reports.map((report) => rowOf(report, timeZone))}
</tbody>
</table>
</div>`;
}

function rowOf({ league, period, revision, publishedAt, files = [] }: CatalogueEntry, timeZone: string) {
  const path = `/reports/${league}/${period}/${revision}`;
  return html`<tr>
<th scope="row"><a href="${path}">${monthName(period)}</a></th>
<td>${texts.leagues[league]}</td>
<td class="figure">${revision}</td>
<td>${publishedAt === undefined ? '—' : dateTime(publishedAt, timeZone)}</td>
<td>${files.map((name) => html`<a href="/v1${path}/files/${name}">${fileTitle(name)}</a><br>`)}</td>
</tr>`;
}
