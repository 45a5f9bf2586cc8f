import { fill } from '#shared/web/wording.ts';
import { whole } from '../replay/numbers.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far the file is read: on a terminal in one line, elsewhere a line every five seconds. */
export function readingProgress(screen: Screen) {
  const everyMs = screen.isTTY ? 200 : 5000;
  let shownAt = Date.now();
  return {
    show(share: number, answers: number) {
      if (Date.now() - shownAt < everyMs) return;
      shownAt = Date.now();
      const line = fill(texts.progress, { percent: Math.floor(100 * share), answers: whole(answers) });
      screen.write(screen.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
    },
    stop() {
      if (screen.isTTY) screen.write('\r\u001b[K');
    },
  };
}
