import { fill, periodName } from '#shared/web/wording.ts';
import type { Counting } from './rating-call.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const emptied = '\r\u001b[K';

/** How far the counting of a period is: one line of a terminal, written over and over; nothing elsewhere. */
export function countingLine(screen: Screen, period: string) {
  const write = (text: string) => {
    if (screen.isTTY) screen.write(`${emptied}${text}`);
  };
  return {
    show: ({ counted, all }: Counting) => write(fill(texts.counting, { month: periodName(period), counted, all })),
    clear: () => write(''),
  };
}
