import type { RenderReport } from '#shared/domain/ratings/report.ts';
import { documentHtml } from '../document-html.ts';
import { documentPdf } from '../document-pdf.ts';
import { placesPicture, satisfactionFunnel, trendPicture } from './rating-charts.ts';
import { ratingCsv } from './rating-csv.ts';
import { ratingNote } from './rating-note.ts';
import { ratingXlsx } from './rating-xlsx.ts';

/** What people read and download of a rating, by file name: made from the snapshot, its method and its history alone. */
export const renderRating: RenderReport = async (content) => {
  const trend = trendPicture(content);
  const funnel = satisfactionFunnel(content);
  const note = ratingNote(content, { trend, funnel });
  const pictures = {
    'places.svg': placesPicture(content),
    'satisfaction.svg': funnel,
    'trend.svg': trend,
  };
  return new Map<string, Uint8Array>([
    ['report.html', await documentHtml(note)],
    ['report.pdf', await documentPdf(note)],
    ['rating.xlsx', await ratingXlsx(content)],
    ['rating.csv', ratingCsv(content)],
    ...Object.entries(pictures).flatMap(([name, svg]): [string, Uint8Array][] =>
      svg === undefined ? [] : [[name, new TextEncoder().encode(svg)]],
    ),
  ]);
};
