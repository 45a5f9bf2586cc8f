import type { AppealEvent, KnownEvent } from '#events/event.ts';
import texts from './city-histories.ru.json' with { type: 'json' };
import { type CityEvent, type CityHistory, parseCityHistory } from './city-history.ts';

/** The source under which the centre knows the city portal. */
export const citySource = 'nash-spb';

/** An event of the published language without what every event of a row has alike. */
type Meant = {
  [T in KnownEvent['type']]: {
    readonly type: T;
    readonly data: Omit<Extract<KnownEvent, { type: T }>['data'], 'eventId' | 'externalId' | 'sequence'>;
  };
}[KnownEvent['type']];

/**
 * A row of the city histories as events of the source `nash-spb`: the same row always gives the same events with the same
 * ids. `sequence` is the position in the row's `events`. Throws `CityHistoryError` that names the wrong field.
 */
export function historyEvents(row: unknown): AppealEvent[] {
  const history = parseCityHistory(row);
  let isAnswered = false;
  return history.events.flatMap((event, position) => {
    const meant = meaningOf(event, history, isAnswered);
    if (event.type === 'answer') isAnswered = true;
    else if (event.type === 'submitted' || event.type === 'resubmitted') isAnswered = false;
    return meant.map((one) => wired(one, event.at, history.id, position));
  });
}

function wired({ type, data }: Meant, timestamp: string, externalId: string, position: number): AppealEvent {
  return {
    type,
    timestamp,
    data: { eventId: `${externalId}:${position}:${type}`, externalId, sequence: position, ...data },
  };
}

function meaningOf(event: CityEvent, history: CityHistory, isAnswered: boolean): Meant[] {
  switch (event.type) {
    case 'submitted':
      return submission(event, history);
    case 'accepted':
      return [{ type: 'appeal.registered', data: {} }];
    case 'forwarded':
      return forwarding(event);
    case 'reclassified':
      return [classification(event.to)];
    case 'interim-answer': {
      const { agency, text, promisedBy } = event;
      return [{ type: 'appeal.interim-answered', data: { agency, text, ...(promisedBy ? { promisedBy } : {}) } }];
    }
    case 'answer':
      return [{ type: 'appeal.answered', data: { agency: event.agency, text: event.text } }];
    case 'resubmitted':
      return [...(isAnswered ? [verdict(false)] : []), { type: 'appeal.resubmitted', data: { text: event.text } }];
    case 'inspected':
      return [{ type: 'appeal.noted', data: { text: inspection(event.resolved) } }];
    case 'closed':
      return closing(event.outcome);
  }
}

function submission({ text }: { text: string }, history: CityHistory): Meant[] {
  const { district: municipality, latitude, longitude, agency } = history;
  return [
    {
      type: 'appeal.submitted',
      data: { text, kind: 'message', channel: 'portal', municipality, latitude, longitude },
    },
    ...(agency ? [{ type: 'appeal.assigned' as const, data: { agency } }] : []),
    classification(history),
  ];
}

/** Who became responsible the file does not say reliably, so nobody does. */
function forwarding({ at, note, dueTo }: Extract<CityEvent, { type: 'forwarded' }>): Meant[] {
  const noted: Meant = { type: 'appeal.noted', data: { text: note } };
  if (!dueTo) return [noted];
  const until = `${dueTo}T23:59:59.999+03:00`;
  return [noted, { type: 'appeal.extended', data: { until, noticeSentAt: at } }];
}

function classification({ category, reason }: { category: string; reason: string }): Meant {
  return { type: 'appeal.classified', data: { sector: category, category: reason, by: 'source' } };
}

function verdict(satisfied: boolean): Meant {
  return { type: 'appeal.rated', data: { satisfied, by: 'source' } };
}

function inspection(resolved: boolean | null | undefined): string {
  if (resolved === true) return texts.inspectedResolved;
  return resolved === false ? texts.inspectedUnresolved : texts.inspected;
}

function closing(outcome: Extract<CityEvent, { type: 'closed' }>['outcome']): Meant[] {
  switch (outcome) {
    case 'satisfied':
      return [verdict(true), { type: 'appeal.closed', data: { outcome: 'satisfied' } }];
    case 'automatic':
      return [{ type: 'appeal.closed', data: { outcome: 'silent' } }];
    case 'inspector-confirmed':
      return [{ type: 'appeal.closed', data: { outcome: 'inspected' } }];
  }
}
