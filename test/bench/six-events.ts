import { type AppealEvent, parseEvent } from '#events/event.ts';

const dayMs = 86_400_000;
/** About 1 KB in UTF-8, as long as letters to the authorities are. */
const letter = 'На улице Ленина у школы третий день не горит фонарь, дети идут в темноте. '.repeat(8);

/** The life of an ordinary appeal that has just been answered: a letter of 1 KB with contacts, and five facts. */
export function sixEvents(number: number, now: number): AppealEvent[] {
  const facts: [type: string, data: object][] = [
    [
      'appeal.submitted',
      {
        text: letter,
        kind: 'message',
        channel: 'federal-platform',
        municipality: 'usinsk',
        author: { kind: 'citizen', name: 'Образцова Анна', contacts: { email: 'anna@example.org' } },
      },
    ],
    ['appeal.registered', {}],
    ['appeal.assigned', { agency: 'mun-usinsk' }],
    ['appeal.classified', { sector: 'amenities', category: 'lighting', by: 'source' }],
    ['appeal.interim-answered', { agency: 'mun-usinsk', text: 'Заявка передана в сетевую организацию.' }],
    ['appeal.answered', { agency: 'mun-usinsk', text: letter.slice(0, 300), resolution: 'resolved' }],
  ];
  return facts.map(([type, data], index) => {
    const timestamp = new Date(now - (facts.length - index) * dayMs).toISOString();
    const ids = { eventId: `${number}-${index}`, externalId: `2026-${number}` };
    const parsed = parseEvent({ type, timestamp, data: { ...ids, ...data } });
    if (!parsed.success) throw parsed.error;
    return parsed.data;
  });
}
