import { fill, periodName } from '#shared/web/wording.ts';
import names from './names.ru.json' with { type: 'json' };
import texts from './texts.ru.json' with { type: 'json' };
import type { MethodUnfit } from './try-method.ts';

/** Why the archived facts cannot be counted by the method, and what to mend in it. */
export function unfitText({ obstacle, head, published, tried }: MethodUnfit): string {
  return fill(texts.obstacles[obstacle], {
    league: names.leagues[head.league],
    id: head.league,
    before: published.cutOffDays,
    after: tried.cutOffDays,
    period: periodName(head.period),
    published: published.timeZone,
    zone: tried.timeZone,
  });
}
