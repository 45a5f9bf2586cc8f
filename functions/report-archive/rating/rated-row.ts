import type { TableRow } from '#shared/domain/ratings/league-table.ts';
import type { RatedRow } from '#shared/web/charts/rated-row.ts';

/** A row of the table as the charts draw it. */
export function ratedRow(row: TableRow): RatedRow {
  const { name, place, score, scoreInterval, placeInterval, isToldApartFromNext } = row;
  return {
    name,
    place,
    score,
    scoreLow: scoreInterval[0],
    scoreHigh: scoreInterval[1],
    placeLow: placeInterval[0],
    placeHigh: placeInterval[1],
    isToldApartFromNext,
  };
}
