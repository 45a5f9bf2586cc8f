import { html } from 'hono/html';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { CatalogueEntry } from '#shared/domain/reports/archive.ts';
import { placesChart } from '#shared/web/charts/places-chart.ts';
import type { Html } from '#shared/web/layout.ts';
import { chartFigure } from '../chart-figure.ts';
import { filesList } from '../report/files-list.ts';
import { comparePage } from '../report-address.ts';
import type { ReportKind } from '../report-kind.ts';
import common from '../texts/common.ru.json' with { type: 'json' };
import texts from '../texts/rating.ru.json' with { type: 'json' };
import { howToRead } from './how-to-read.ts';
import { notRankedTable } from './not-ranked-table.ts';
import { ratedRow } from './rated-row.ts';
import { ratingHead } from './rating-head.ts';
import { ratingTable } from './rating-table.ts';
import { signalsSection } from './signals-section.ts';

export interface ShownRating {
  readonly title: string;
  readonly entry: CatalogueEntry;
  readonly kind: ReportKind;
  readonly content: ReportContent;
  /** Bytes by file name. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly timeZone: string;
}

/** Everything between the page's header and its end. */
export function ratingBody(rating: ShownRating): Html {
  const { entry, kind, sizes } = rating;
  const { snapshot, method } = rating.content;
  const rows = snapshot.table.map(ratedRow);
  return html`${ratingHead(rating)}
${ratingTable(snapshot, method)}
${howToRead(method)}
${rows.length > 0 ? chartFigure((width) => placesChart({ title: texts.chart, rows, of: rows.length, width })) : ''}
${snapshot.notRanked.length > 0 ? notRankedTable(snapshot, method) : ''}
${signalsSection({ snapshot, method })}
<h2>${texts.files}</h2>
<p class="quiet">${texts.filesWhy}</p>
${filesList(entry, kind, sizes)}
<p class="links"><a href="${comparePage(snapshot)}">${texts.compare}</a> <a href="/reports">${common.back}</a></p>`;
}
