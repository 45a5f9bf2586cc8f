import { ratingKind } from '#shared/domain/ratings/rating-path.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { showRating } from '../rating/show-rating.ts';
import type { ReportKind } from '../report-kind.ts';
import texts from './rating.ru.json' with { type: 'json' };

/** The rating of a league for a month or a quarter. */
export const rating: ReportKind = {
  id: ratingKind,
  title: texts.title,
  subjects: names.leagues,
  files: texts.files,
  retentionYears: 5,
  page: showRating,
};
