import { fill } from '#shared/web/wording.ts';
import { duration, whole } from './numbers.ts';
import type { Watch } from './record-histories.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** How far the replay is, on a terminal as a bar, elsewhere as a line every few seconds. */
export interface Progress extends Watch {
  stop(): void;
}

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const barWidth = 24;

export function progress(screen: Screen): Progress {
  const startedAt = Date.now();
  let [share, count, waiting, isAway] = [0, 0, 0, false];
  let isRecording = false;

  const sending = () => {
    const seconds = (Date.now() - startedAt) / 1000;
    return fill(isAway ? texts.progress.away : texts.progress.sending, {
      percent: Math.floor(100 * share),
      histories: whole(count),
      rate: Math.round(count / Math.max(seconds, 0.001)),
      left: share > 0 ? duration((seconds * (1 - share)) / share) : '…',
    });
  };
  const bar = () => '█'.repeat(Math.round(barWidth * share)).padEnd(barWidth, '░');
  const words = () => (isRecording ? fill(texts.progress.recording, { waiting: whole(waiting) }) : sending());
  const draw = () => screen.write(screen.isTTY ? `\r\u001b[K${bar()} ${words()}` : `${words()}\n`);
  const timer = setInterval(draw, screen.isTTY ? 200 : 5000);

  return {
    sending(history) {
      share = Math.min(history.share, 1);
      count += 1;
    },
    away(now) {
      if (now && !isAway && !screen.isTTY) screen.write(`${texts.progress.awayNow}\n`);
      isAway = now;
    },
    recording(now) {
      share = 1;
      isRecording = true;
      waiting = now;
    },
    stop() {
      clearInterval(timer);
      if (screen.isTTY) screen.write('\r\u001b[K');
    },
  };
}
