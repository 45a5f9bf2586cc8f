import type { KnownEvent } from '#events/event.ts';
import { dayMs, hourMs } from '#shared/domain/deadlines/time-zone.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** An appeal that was answered an hour ago, so that a citizen is asked about it whatever the day of the demonstration. */
export function todaysHistories(now: number): { readonly externalId: string; readonly events: KnownEvent[] }[] {
  const externalId = `today-${new Date(now).toISOString().slice(0, 10)}`;
  const ids = (sequence: number) => ({ eventId: `${externalId}-${sequence}`, externalId, sequence });
  const ago = (ms: number) => new Date(now - ms).toISOString();
  const agency = 'mun-syktyvkar';
  return [
    {
      externalId,
      events: [
        {
          type: 'appeal.submitted',
          timestamp: ago(3 * dayMs),
          data: {
            ...ids(1),
            text: texts.today.text,
            kind: 'message',
            channel: 'federal-platform',
            author: { kind: 'citizen', contacts: { email: 'zhitel@example.org' } },
            municipality: 'syktyvkar',
            agency,
          },
        },
        { type: 'appeal.registered', timestamp: ago(3 * dayMs - hourMs), data: ids(2) },
        {
          type: 'appeal.answered',
          timestamp: ago(hourMs),
          data: { ...ids(3), agency, text: texts.today.answer, resolution: 'resolved' },
        },
      ],
    },
  ];
}
