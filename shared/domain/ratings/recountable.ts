import { timeZone } from '../deadlines/time-zone.ts';
import type { League } from '../governance/directory.ts';
import type { RatingMethod } from './method.ts';
import { periodOf } from './period.ts';

/** Why archived facts cannot be counted by another method. */
export type Obstacle =
  /** The method does not rate the league. */
  | 'league'
  /** What happened between the published cut-off and a later one was never archived. */
  | 'later-cut-off'
  /**
   * Archived facts do not say when a citizen's verdict came, nor who was responsible for what was answered after the term:
   * what an earlier cut-off leaves of them is unknown.
   */
  | 'earlier-cut-off'
  /** The archive has the cycles due or answered in the published period; in another zone it begins or ends otherwise. */
  | 'bounds';

/**
 * Whether the facts archived for a league and period with one method say what another method needs to know; undefined where
 * they do. Another zone is no obstacle as long as the period is the same instants. Throws RangeError for a zone that does
 * not exist.
 */
export function obstacleToRecount(
  { league, period }: { readonly league: League; readonly period: string },
  published: RatingMethod,
  tried: RatingMethod,
): Obstacle | undefined {
  if (!tried.leagues.includes(league)) return 'league';
  const was = periodOf(period, timeZone(published.timeZone), published.cutOffDays);
  const is = periodOf(period, timeZone(tried.timeZone), tried.cutOffDays);
  if (was.from !== is.from || was.to !== is.to) return 'bounds';
  if (was.cutOff === is.cutOff) return undefined;
  return is.cutOff > was.cutOff ? 'later-cut-off' : 'earlier-cut-off';
}
