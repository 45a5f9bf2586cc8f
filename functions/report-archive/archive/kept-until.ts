import { monthsOf, nextMonth } from '#shared/domain/ratings/period.ts';

/**
 * The day until which a report is kept at the least, as «01.11.2031»: so many years from the end of its period. Its files
 * are written after that end, and the bucket locks each of them for as many years from its writing.
 */
export function keptUntil(period: string, years: number): string {
  const [year, month] = nextMonth(monthsOf(period).at(-1) ?? period).split('-');
  return `01.${month}.${Number(year) + years}`;
}
