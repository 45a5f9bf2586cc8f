import type { Drawing } from './chart-frame.ts';
import { diamond, limitStyles } from './funnel-limits.ts';
import { keys } from './legend.ts';
import { element } from './markup.ts';
import { percent } from './numbers.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** What the lines and the diamonds of a funnel plot mean. */
export function funnelKeys(target: number, width: number, top: number): Drawing {
  return keys(
    [
      { label: `${texts.league}: ${percent(target)}`, symbol: sample(limitStyles.league) },
      { label: texts.limits95, symbol: sample(limitStyles.limits95) },
      { label: texts.limits998, symbol: sample(limitStyles.limits998) },
      { label: texts.flagged, symbol: diamond },
    ],
    width,
    top,
  );
}

function sample(style: Readonly<Record<string, string | number>>): (x: number, y: number) => string {
  return (x, y) => element('line', { x1: x - 13, x2: x + 13, y1: y, y2: y, ...style });
}
