import { describe, expect, it } from 'vitest';
import { rankedBody } from '#functions/report-archive/body/ranked-body.ts';
import { ratingTable } from '#functions/report-archive/rating/rating-table.ts';
import { signalsSection } from '#functions/report-archive/rating/signals-section.ts';
import type { Share } from '#shared/domain/ratings/indicators.ts';
import type { ByIndicator } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { documentHtml } from '#shared/reports/document-html.ts';
import { satisfactionFunnel, trendPicture } from '#shared/reports/rating/rating-charts.ts';
import { ratingCsv } from '#shared/reports/rating/rating-csv.ts';
import { ratingNote } from '#shared/reports/rating/rating-note.ts';
import { ratingXlsx } from '#shared/reports/rating/rating-xlsx.ts';
import { aRating } from '#test/support/a-rating.ts';

const rating = await aRating();
const few = new Set(['mun-01', 'mun-02', 'mun-03', 'mun-04', 'mun-05']);
const shown = new Set(['mun-19']);

/**
 * The same rating with other numbers of satisfaction and of quick survey answers for these bodies. Their scores stay:
 * what satisfaction loses, speed gains.
 */
function withOthers(of: ReadonlySet<string>): ReportContent {
  const { snapshot } = rating;
  const share = { n: 6, s: 1 };
  const swap = <T extends ByIndicator<Share>>(indicators: T, to: Share): T => ({ ...indicators, satisfaction: to });
  const changed = {
    ...snapshot,
    table: snapshot.table.map((row) => (of.has(row.body) ? withOther(row, share) : row)),
    notRanked: snapshot.notRanked.map((row) =>
      of.has(row.body) ? { ...row, indicators: swap(row.indicators, share) } : row,
    ),
    signals: snapshot.signals.map((signal) => ({
      ...signal,
      bodies: signal.bodies.map((each) =>
        signal.id === 'quick-survey' && of.has(each.body)
          ? { ...each, ...share, limit: 0.7, isFlagged: !each.isFlagged }
          : each,
      ),
    })),
  };
  return { ...rating, snapshot: changed };
}

function withOther(row: SnapshotRow, share: Share): SnapshotRow {
  const { speed, satisfaction } = row.indicators;
  const indicators = {
    ...row.indicators,
    speed: { ...speed, shrunk: 0.2, againstLeague: speed.againstLeague + 9, oneMoreFailure: -7, categories: [] },
    satisfaction: {
      ...{ ...share, shrunk: 0.1, wilson: [0.2, 0.3] as const, oneMoreFailure: -8, categories: [] },
      againstLeague: satisfaction.againstLeague - 9,
    },
  };
  if (!row.change) return { ...row, indicators };
  const { ownBy } = row.change;
  const moved = { ...ownBy, speed: ownBy.speed + 7, satisfaction: ownBy.satisfaction - 7 };
  return { ...row, indicators, change: { ...row.change, ownBy: moved } };
}

const html = async (parts: unknown[]) => (await Promise.all(parts)).map(String).join('\n');
const note = (content: ReportContent) =>
  ratingNote(content, { trend: trendPicture(content), funnel: satisfactionFunnel(content) });

/** What people read or download of a rating, besides the files that it is recomputed from. */
const readings: Record<string, (content: ReportContent) => Promise<Uint8Array | string>> = {
  'rating.csv': async (content) => ratingCsv(content),
  'rating.xlsx': ratingXlsx,
  'the note in HTML and its pictures': (content) => documentHtml(note(content)),
  'the note in PDF, before it is drawn': async (content) => JSON.stringify(note(content)),
  'the page of the rating': ({ snapshot, method }) =>
    html([ratingTable(snapshot, method), signalsSection({ snapshot, method })]),
  'the pages of the bodies': (content) =>
    html(
      content.snapshot.table
        .filter(({ body }) => few.has(body) || shown.has(body))
        .map((row) => rankedBody(row, content)),
    ),
};

describe.each(Object.entries(readings))('%s', (_name, read) => {
  it('does not depend on hidden numbers, nor on how they and those of speed make up a sum', async () => {
    expect(withOthers(few)).not.toEqual(rating);
    expect(Buffer.from(await read(withOthers(few))).equals(Buffer.from(await read(rating)))).toBe(true);
  });

  it('depends on the same numbers where they are shown', async () => {
    expect(Buffer.from(await read(withOthers(shown))).equals(Buffer.from(await read(rating)))).toBe(false);
  });
});

describe('the page of a body whose answers were few a period ago', () => {
  const row = rating.snapshot.table.find(({ body }) => body === 'mun-19');
  const before = (n: number): ReportContent => ({
    ...rating,
    history: {
      periods: rating.history.periods.map((period) => ({
        ...period,
        rows: period.rows.map((each) =>
          each.body === 'mun-19' ? { ...each, indicators: { ...each.indicators, satisfaction: { n, s: n } } } : each,
        ),
      })),
    },
  });

  it.each([
    [9, true],
    [10, false],
    [0, false],
  ])('(%d) tells the change of satisfaction together with that of speed: %s', async (n, isTogether) => {
    const page = row ? String(await rankedBody(row, before(n))) : '';
    expect(page).toContain('Что изменилось');
    expect(page.includes('Первая половина срока и оценки жителей вместе')).toBe(isTogether);
  });
});
