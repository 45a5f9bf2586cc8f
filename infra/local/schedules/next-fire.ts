import { type Cron, parseCron } from './cron.ts';
import { instantOf, wallClock } from './wall-clock.ts';

const unitsMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** 29 February on a given weekday comes round within 40 years. */
const horizonDays = 41 * 366;

/**
 * When a schedule fires next, UTC milliseconds; undefined for never again. A wall-clock time that a spring change of clocks skips
 * does not fire, one that an autumn change repeats fires once (EventBridge Scheduler). `rate` counts from the epoch, so that
 * restarts do not shift it.
 */
export function nextFire(expression: string, timeZone: string, afterMs: number): number | undefined {
  const [, kind, body = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression.trim()) ?? [];
  if (kind === 'rate') return nextOfRate(body, afterMs);
  if (kind === 'cron') return nextOfCron(parseCron(body), timeZone, afterMs);
  if (kind === 'at') return once(body, timeZone, afterMs);
  throw new Error(`"${expression}" is neither rate(…), cron(…) nor at(…)`);
}

function nextOfRate(body: string, afterMs: number): number {
  const [, count, unit = ''] = /^\s*(\d+)\s+(minute|hour|day)s?\s*$/.exec(body) ?? [];
  const period = Number(count) * (unitsMs[unit] ?? Number.NaN);
  if (!(period > 0)) throw new Error(`rate(${body}) is not a number of minutes, hours or days`);
  return (Math.floor(afterMs / period) + 1) * period;
}

function nextOfCron(cron: Cron, timeZone: string, afterMs: number): number | undefined {
  const today = new Date(wallClock(timeZone, afterMs));
  for (let ahead = 0; ahead < horizonDays; ahead += 1) {
    const date = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + ahead));
    const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    if (!cron.fallsOn(day)) continue;
    for (const hour of cron.hours.filter((each) => ahead > 0 || each >= today.getUTCHours()))
      for (const minute of cron.minutes) {
        const instant = instantOf(timeZone, day, hour, minute);
        if (instant !== undefined && instant > afterMs) return instant;
      }
  }
  return undefined;
}

function once(body: string, timeZone: string, afterMs: number): number | undefined {
  const time = new Date(`${body.trim()}Z`);
  if (Number.isNaN(time.getTime())) throw new Error(`at(${body}) is not a time`);
  const day = { year: time.getUTCFullYear(), month: time.getUTCMonth() + 1, day: time.getUTCDate() };
  const minute = instantOf(timeZone, day, time.getUTCHours(), time.getUTCMinutes());
  const instant = minute === undefined ? undefined : minute + time.getUTCSeconds() * 1000;
  return instant !== undefined && instant > afterMs ? instant : undefined;
}
