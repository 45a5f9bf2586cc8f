import type { TimeZone } from '#shared/domain/deadlines/time-zone.ts';
import { monthOf, periodOf, previousPeriod, quarterOf } from '#shared/domain/ratings/period.ts';
import type { RatingRun, RatingRuns } from '#shared/domain/ratings/run.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { Region } from '#shared/region/region.ts';
import type { RunInput } from './contract.ts';
import type { CountQueue } from './count-queue.ts';

export interface StartPorts {
  readonly runs: RatingRuns;
  readonly counts: CountQueue;
  readonly region: Region;
  /** Digest of the method and the directory. */
  readonly rules: string;
  readonly newId: () => string;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly log: Log;
}

/** Registers a run and hands out its shards. Throws RangeError while facts of a period can still come in. */
export async function startRun(input: RunInput, ports: StartPorts): Promise<RatingRun> {
  const { runs, counts, region, rules, now, log } = ports;
  const { id, periods, reason } = planOf(input, ports);
  for (const period of periods) refuseOpen(period, ports);
  const run = { id, periods, reason, leagues: region.method.leagues, rules, startedAt: now() };
  await runs.start(run);
  await counts.send(id);
  log.info('RCC_RUN_STARTED', { run: id, periods: periods.join(' ') });
  return (await runs.find(id)) ?? { ...run, shards: {}, reports: {} };
}

interface Plan extends Pick<RatingRun, 'id' | 'periods'> {
  readonly reason?: string | undefined;
}

/**
 * On schedule, the period before the present one, after the one before that, for facts that came late. Scheduler may fire
 * twice and Lambda repeats what fails, hence one run for one time; people get a new run each time they ask.
 */
function planOf(input: RunInput, { region: { timeZone }, newId }: StartPorts): Plan {
  if ('period' in input) return { id: `${input.period}-${newId()}`, periods: [input.period], reason: input.reason };
  const last = periodBefore(input, timeZone);
  const time = new Date(input.scheduledAt).toISOString().replace(/[-:]|\.\d+/g, '');
  return { id: `${input.kind}-${time}`, periods: [previousPeriod(last), last] };
}

function periodBefore({ kind, scheduledAt }: Exclude<RunInput, { period: string }>, zone: TimeZone): string {
  const month = monthOf(Date.parse(scheduledAt), zone);
  return previousPeriod(kind === 'monthly' ? month : quarterOf(month));
}

function refuseOpen(id: string, { region, now }: StartPorts): void {
  const { cutOff } = periodOf(id, region.timeZone, region.method.cutOffDays);
  if (now() < cutOff)
    throw new RangeError(`RCC_PERIOD_OPEN: facts of ${id} count until ${new Date(cutOff).toISOString()}`);
}
