import { entityTag, isFresh, jsonAnswer, notModified } from '#shared/lambda/conditional-json.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { fill } from '#shared/web/wording.ts';
import { type ArchiveReader, allReports, type Listing } from '../archive-reader.ts';
import { fileSizes } from '../read-report.ts';
import texts from '../texts/feed.ru.json' with { type: 'json' };
import { feedItem } from './feed-item.ts';

export interface FeedReader extends Listing, Pick<ArchiveReader, 'files'> {
  /** `https://host`, since addresses in a feed are whole. */
  readonly baseUrl: string;
}

/** Each item reads a manifest; older reports are in the list. */
const itemsShown = 50;

/** The last published revisions as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export async function showFeed(request: HttpRequest, archive: FeedReader): Promise<HttpResponse> {
  const { baseUrl, kinds } = archive;
  const reports = (await allReports(archive))
    .sort((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0))
    .slice(0, itemsShown);
  // What is published never changes, so the catalogue alone tells whether the feed has.
  const tag = entityTag([baseUrl, reports]);
  if (isFresh(request, tag)) return notModified(tag);
  return jsonAnswer('application/feed+json; charset=utf-8', tag, {
    version: 'https://jsonfeed.org/version/1.1',
    title: texts.title,
    description: fill(texts.description, { count: itemsShown }),
    home_page_url: `${baseUrl}/reports`,
    feed_url: `${baseUrl}/v1/reports/feed.json`,
    language: 'ru',
    items: await Promise.all(
      reports.map(async (report) => feedItem(report, { sizes: await fileSizes(report, archive), baseUrl, kinds })),
    ),
  });
}
