import type { CatalogueEntry } from '#shared/domain/reports/archive.ts';
import { mediaTypeOf } from '#shared/persistence/media-type.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import { fileAddress, reportPage } from '../report-address.ts';
import { kindOf, type ReportKind, seriesTitle } from '../report-kind.ts';
import texts from '../texts/feed.ru.json' with { type: 'json' };
import { fileTitle } from '../wording.ts';

interface Around {
  readonly baseUrl: string;
  readonly kinds: readonly ReportKind[];
  /** Bytes by file name. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** One published revision; `_rcc` says in fields what the title says in words. */
export function feedItem(report: CatalogueEntry, { baseUrl, kinds, sizes }: Around) {
  const { kind, subject, period, revision, reason, publishedAt, files = [] } = report;
  const url = `${baseUrl}${reportPage(report)}`;
  return {
    id: url,
    url,
    title: fill(texts.item, { series: seriesTitle(report, kinds), period: periodName(period), revision }),
    content_text: reason ? fill(texts.corrected, { reason }) : texts.published,
    ...(publishedAt === undefined ? {} : { date_published: new Date(publishedAt).toISOString() }),
    attachments: files.map((name) => {
      const size = sizes.get(name);
      return {
        url: `${baseUrl}${fileAddress(report, name)}`,
        mime_type: mediaTypeOf(name),
        title: fileTitle(name, kindOf(report, kinds)),
        ...(size === undefined ? {} : { size_in_bytes: size }),
      };
    }),
    _rcc: { kind, subject, period, revision, ...(reason ? { reason } : {}) },
  };
}
