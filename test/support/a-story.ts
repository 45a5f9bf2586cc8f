import type { AppealEvent } from '#events/event.ts';
import { anEvent } from './an-event.ts';
import { canary, canaryAuthor } from './canary.ts';

/** A message of two cycles as a platform tells it, in order: asked, answered, asked again, answered, rated, closed. */
export function aStory(): AppealEvent[] {
  const at = (local: string) => `2026-03-${local}:00+03:00`;
  const agency = 'mun-usinsk';
  return [
    anEvent('appeal.submitted', at('02T10:00'), { text: canary.words, channel: 'portal', author: canaryAuthor }),
    anEvent('appeal.classified', at('02T11:00'), { sector: 'Благоустройство', category: 'Фонарь', by: 'source' }),
    anEvent('appeal.registered', at('02T12:00'), { registeredAt: at('02T12:00') }),
    anEvent('appeal.forwarded', at('03T09:00'), { from: 'exec-minstroy', to: agency }),
    anEvent('appeal.interim-answered', at('04T09:00'), { agency }),
    anEvent('appeal.answered', at('06T15:00'), { agency }),
    anEvent('appeal.resubmitted', at('09T08:00'), { text: 'Фонарь опять погас.' }),
    anEvent('appeal.registered', at('09T09:00'), { registeredAt: at('09T09:00') }),
    anEvent('appeal.answered', at('13T16:00'), { agency, resolution: 'explained' }),
    anEvent('appeal.rated', at('14T19:00'), { mark: 5 }),
    anEvent('appeal.closed', at('15T10:00'), { outcome: 'satisfied' }),
  ];
}
