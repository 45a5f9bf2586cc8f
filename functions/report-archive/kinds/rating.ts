import { ratingKind } from '#shared/domain/ratings/rating-path.ts';
import { showRating } from '../rating/show-rating.ts';
import type { ReportKind } from '../report-kind.ts';
import common from '../texts/common.ru.json' with { type: 'json' };
import texts from './rating.ru.json' with { type: 'json' };

/** The rating of a league for a month or a quarter. */
export const rating: ReportKind = {
  id: ratingKind,
  title: texts.title,
  subjects: common.leagues,
  files: texts.files,
  retentionYears: 5,
  page: showRating,
};
