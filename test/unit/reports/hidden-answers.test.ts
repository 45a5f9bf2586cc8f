import { expect, it } from 'vitest';
import type { Share } from '#shared/domain/ratings/indicators.ts';
import type { ByIndicator } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { ratingCsv } from '#shared/reports/rating/rating-csv.ts';
import { ratingXlsx } from '#shared/reports/rating/rating-xlsx.ts';
import { aRating } from '#test/support/a-rating.ts';

const rating = await aRating();
const few = new Set(['mun-01', 'mun-02', 'mun-03', 'mun-04', 'mun-05']);

/** The same rating with other numbers of satisfaction and of quick survey answers for these bodies. */
function withOthers(of: ReadonlySet<string>): ReportContent {
  const { snapshot } = rating;
  const share = { n: 6, s: 1 };
  const satisfaction = { ...share, shrunk: 0.1, wilson: [0.2, 0.3], againstLeague: -9, oneMoreFailure: -8 } as const;
  const swap = <T extends ByIndicator<Share>>(indicators: T, to: Share): T => ({ ...indicators, satisfaction: to });
  const changed = {
    ...snapshot,
    table: snapshot.table.map((row) =>
      of.has(row.body)
        ? { ...row, indicators: { ...row.indicators, satisfaction: { ...satisfaction, categories: [] } } }
        : row,
    ),
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

const files = {
  'rating.csv': async (content: ReportContent) => ratingCsv(content),
  'rating.xlsx': ratingXlsx,
};

it.each(Object.entries(files))('%s does not depend on hidden numbers, so tells none of them', async (_name, make) => {
  const hidden = withOthers(few);
  expect(hidden).not.toEqual(rating);
  expect(Buffer.from(await make(hidden)).equals(await make(rating))).toBe(true);
});

it.each(Object.entries(files))('%s depends on the same numbers where they are shown', async (_name, make) => {
  expect(Buffer.from(await make(withOthers(new Set(['mun-19'])))).equals(await make(rating))).toBe(false);
});
