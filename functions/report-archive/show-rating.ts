import { html } from 'hono/html';
import type { CatalogueEntry } from '#shared/domain/ratings/archive.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import type { Snapshot } from '#shared/domain/ratings/snapshot.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { htmlResponse } from '#shared/web/layout.ts';
import { type ArchiveReader, reportAt } from './archive-reader.ts';
import { notRankedTable, ratingTable } from './rating-table.ts';
import { snapshotSchema } from './snapshot-schema.ts';
import texts from './texts.ru.json' with { type: 'json' };
import { dateTime, fileTitle, monthName } from './wording.ts';

const utf8 = new TextDecoder();

/** One rating for people: the table, who is not ranked and why, what it was made from. */
export async function showRating(request: HttpRequest, archive: ArchiveReader): Promise<HttpResponse> {
  const report = await reportAt(request.path, archive);
  const bytes = report && (await archive.files.read(report, fileNames.snapshot));
  if (!report || !bytes) return notFound();
  const snapshot = snapshotSchema.parse(JSON.parse(utf8.decode(bytes)));
  const title = `${texts.rating.title}: ${monthName(snapshot.period)}`;
  return htmlResponse(200, { title, body: bodyOf(title, report, snapshot, archive.timeZone), isWide: true });
}

function bodyOf(title: string, report: CatalogueEntry, snapshot: Snapshot, timeZone: string) {
  const { rating } = texts;
  const { league, period, revision, method, facts, table, notRanked, unassigned } = snapshot;
  const files = `/v1/reports/${league}/${period}/${revision}/files`;
  return html`<h1>${title}</h1>
<p>${texts.leagues[league]}</p>
<dl>
<div><dt>${rating.revision}</dt><dd>${revision}</dd></div>
<div><dt>${rating.observed}</dt><dd>${dateTime(Date.parse(snapshot.cutOff), timeZone)}</dd></div>
<div><dt>${rating.facts}</dt><dd>${facts.count}</dd></div>
<div><dt>${rating.method}</dt><dd>${method.id}, ${method.version}</dd></div>
${unassigned > 0 ? html`<div><dt>${rating.unassigned}</dt><dd>${unassigned}</dd></div>` : ''}
</dl>
${method.sample ? html`<p class="quiet">${rating.sample}</p>` : ''}
${ratingTable(table)}
${notRanked.length > 0 ? notRankedTable(notRanked) : ''}
<h2>${rating.files}</h2>
<p class="quiet">${rating.filesWhy}</p>
<ul>${(report.files ?? []).map((name) => html`<li><a href="${files}/${name}">${fileTitle(name)}</a></li>`)}</ul>
<p><a href="/reports">${rating.back}</a></p>`;
}

function notFound(): Promise<HttpResponse> {
  const { title, lead } = texts.notFound;
  const body = html`<h1>${title}</h1><p>${lead}</p><p><a href="/reports">${texts.rating.back}</a></p>`;
  return htmlResponse(404, { title, body });
}
