import { randomUUID } from 'node:crypto';
import type { AsyncCalls } from '#infra/local/lambda/async-calls.ts';
import type { SchedulePart } from '#infra/local/resources/part.ts';
import { nextFire } from './next-fire.ts';

/** Timers cannot wait longer than this. */
const longestWaitMs = 2_147_483_647;

/**
 * Fires the schedules of the template. What was due while the centre was down is not made up for: a developer who starts it after a
 * weekend wants today's state, not three days of runs at once.
 */
export function runSchedules(schedules: readonly SchedulePart[], calls: AsyncCalls): { stop(): void } {
  const timers = new Map<string, NodeJS.Timeout>();

  const arm = (schedule: SchedulePart, afterMs: number): void => {
    const due = nextFire(schedule.expression, schedule.timeZone, Math.max(afterMs, (schedule.notBefore ?? 0) - 1));
    if (due === undefined || due > (schedule.notAfter ?? Number.POSITIVE_INFINITY)) return;
    const wait = due - Date.now();
    const step = () => {
      if (Date.now() < due) return arm(schedule, afterMs);
      arm(schedule, due);
      calls.start(schedule.functionName, inputOf(schedule, due));
    };
    timers.set(schedule.arn, setTimeout(step, Math.min(wait, longestWaitMs)));
  };

  for (const schedule of schedules) arm(schedule, Date.now());
  return {
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

/** The payload, with Scheduler's own words filled in. */
function inputOf(schedule: SchedulePart, due: number): string {
  const words: Record<string, string> = {
    'schedule-arn': schedule.arn,
    'scheduled-time': new Date(due).toISOString().replace('.000Z', 'Z'),
    'execution-id': randomUUID(),
    'attempt-number': '1',
  };
  return (schedule.input ?? '{}').replaceAll(
    /<aws\.scheduler\.([a-z-]+)>/g,
    (word, name: string) => words[name] ?? word,
  );
}
