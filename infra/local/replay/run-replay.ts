import { join } from 'node:path';
import { region } from '#shared/region/region.ts';
import { fill } from '#shared/web/wording.ts';
import type { CentreAccess, QueueDepths } from './centre-access.ts';
import { histories } from './histories.ts';
import { duration, whole } from './numbers.ts';
import type { ReplayOptions } from './options.ts';
import { progress } from './progress.ts';
import { rateMonths } from './rate-months.ts';
import { recordHistories } from './record-histories.ts';
import { type Refusals, refusalsFile } from './refusals.ts';
import { type SeenMonths, seenMonths } from './seen-months.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface Replay extends Pick<ReplayOptions, 'file' | 'out' | 'batch' | 'shuffle' | 'concurrency'> {
  readonly centre: CentreAccess;
  /** Where the list of refused lines goes without `out`. */
  readonly notes: string;
  /** Lines for people. */
  readonly say: (text: string) => void;
}

/** Hands a file of histories to the centre, waits until they are recorded and rates every month of theirs; false when something was lost. */
export async function runReplay(replay: Replay): Promise<boolean> {
  const { centre, say, out } = replay;
  const refusals = refusalsFile(join(out ?? replay.notes, 'replay-refused.ndjson'));
  const months = seenMonths(region.timeZone);
  const left = await record(replay, refusals, months);
  if (left.waiting > 0) say(fill(texts.notRecorded, { waiting: left.waiting }));
  if (left.dead > 0) await sayDead(left.dead, replay);
  if (refusals.count() > 0) say(fill(texts.refused, { count: refusals.count(), path: refusals.path }));
  const isRated = await rateMonths(months.all(), { centre, out, say });
  return isRated && left.waiting + left.dead + refusals.count() === 0;
}

async function record(replay: Replay, refusals: Refusals, months: SeenMonths): Promise<QueueDepths> {
  const startedAt = Date.now();
  const shown = progress(process.stderr);
  let [count, events] = [0, 0];
  const watch = {
    ...shown,
    sending(history: Parameters<typeof shown.sending>[0]) {
      months.see(history.events);
      count += 1;
      events += history.events.length;
      shown.sending(history);
    },
  };
  try {
    const left = await recordHistories({ ...replay, histories: histories(replay, refusals), refusals, watch });
    shown.stop();
    const seconds = (Date.now() - startedAt) / 1000;
    const rate = whole(Math.round(count / seconds));
    replay.say(fill(texts.recorded, { histories: whole(count), events: whole(events), time: duration(seconds), rate }));
    return left;
  } finally {
    shown.stop();
  }
}

async function sayDead(count: number, { centre, say }: Replay): Promise<void> {
  say(fill(texts.dead.count, { count }));
  for (const [reason, times] of await centre.deadReasons()) say(fill(texts.dead.reason, { reason, count: times }));
}
