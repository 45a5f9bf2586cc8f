import { html } from 'hono/html';
import type { CatalogueEntry } from '#shared/domain/reports/archive.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import { htmlResponse } from '#shared/web/layout.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import type { ArchiveReader } from '../archive-reader.ts';
import { fileSizes } from '../read-report.ts';
import { kindOf, seriesTitle } from '../report-kind.ts';
import texts from '../texts/archive.ru.json' with { type: 'json' };
import common from '../texts/common.ru.json' with { type: 'json' };
import { filesList } from './files-list.ts';

/** A report of a kind that has no page of its own: what it is and its files. */
export async function showFiles(entry: CatalogueEntry, archive: ArchiveReader): Promise<HttpResponse> {
  const { period, revision, reason } = entry;
  const title = `${seriesTitle(entry, archive.kinds)}, ${periodName(period)}`;
  const body = html`<h1>${title}</h1>
<p>${fill(texts.revision, { revision })}</p>
${reason ? html`<p>${fill(texts.reason, { reason })}</p>` : ''}
${filesList(entry, kindOf(entry, archive.kinds), await fileSizes(entry, archive))}
<p class="links"><a href="/reports">${common.back}</a></p>`;
  return htmlResponse(200, { title, body });
}
