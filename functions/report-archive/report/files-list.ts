import { html } from 'hono/html';
import type { CatalogueEntry } from '#shared/domain/reports/archive.ts';
import type { Html } from '#shared/web/layout.ts';
import { fileAddress } from '../report-address.ts';
import type { ReportKind } from '../report-kind.ts';
import { fileSize, fileTitle } from '../wording.ts';

/** The files of a report with their names and sizes; `sizes` is in bytes, by file name. */
export function filesList(entry: CatalogueEntry, kind: ReportKind, sizes: ReadonlyMap<string, number>): Html {
  const sizeOf = (name: string) => {
    const bytes = sizes.get(name);
    return bytes === undefined ? '' : html` <span class="quiet">${name}, ${fileSize(bytes)}</span>`;
  };
  return html`<ul>${(entry.files ?? []).map((name) => html`<li><a href="${fileAddress(entry, name)}">${fileTitle(name, kind)}</a>${sizeOf(name)}</li>`)}</ul>`;
}
