import { describe, expect, it } from 'vitest';
import { parseEvent } from '#events/event.ts';
import { historyEvents } from '#shared/channels/city-histories.ts';
import { CityHistoryError } from '#shared/channels/city-history.ts';

const at = '2020-12-01T10:00:00+03:00';
const submitted = { type: 'submitted', at: '2020-11-30T09:00:00+03:00', text: 'Не горит фонарь', photos: 2 };
const answer = { type: 'answer', at, agency: 'Горсвет', text: 'Заменили', photos: 0 };

/** A made-up row with these events. */
function aRow(...events: readonly object[]) {
  return {
    id: 7001,
    object: 'Улица',
    category: 'Освещение',
    reason: 'Не горит фонарь',
    district: 'Приморский',
    municipality: 'Чёрная речка',
    latitude: 59.98,
    longitude: 30.3,
    agency: 'Горсвет',
    expectedAnswerAt: null,
    events,
  };
}

/** What the last events become: type and data without ids. */
function meaning(row: object, position: number) {
  return historyEvents(row)
    .filter(({ data }) => data.sequence === position)
    .map(({ type, data: { eventId: _id, externalId: _number, sequence: _position, ...data } }) => [type, data]);
}

describe('rows of the city histories', () => {
  it('begin as a message to the portal, on the agency table, classified by the source', () => {
    expect(historyEvents(aRow(submitted))).toEqual([
      {
        type: 'appeal.submitted',
        timestamp: submitted.at,
        data: {
          eventId: '7001:0:appeal.submitted',
          externalId: '7001',
          sequence: 0,
          text: 'Не горит фонарь',
          kind: 'message',
          channel: 'portal',
          municipality: 'Приморский',
          latitude: 59.98,
          longitude: 30.3,
        },
      },
      {
        type: 'appeal.assigned',
        timestamp: submitted.at,
        data: { eventId: '7001:0:appeal.assigned', externalId: '7001', sequence: 0, agency: 'Горсвет' },
      },
      {
        type: 'appeal.classified',
        timestamp: submitted.at,
        data: {
          eventId: '7001:0:appeal.classified',
          externalId: '7001',
          sequence: 0,
          sector: 'Освещение',
          category: 'Не горит фонарь',
          by: 'source',
        },
      },
    ]);
  });

  it.each([null, undefined, ''])('without an agency (%j) are on nobody’s table', (agency) => {
    const types = historyEvents({ ...aRow(submitted), agency }).map(({ type }) => type);
    expect(types).toEqual(['appeal.submitted', 'appeal.classified']);
  });

  it.each<[string, object, unknown[]]>([
    ['accepted', { type: 'accepted', at }, [['appeal.registered', {}]]],
    ['forwarded without a term', { type: 'forwarded', at, note: 'В район' }, [['appeal.noted', { text: 'В район' }]]],
    [
      'forwarded with a term',
      { type: 'forwarded', at, note: 'В район', dueFrom: '2020-12-03', dueTo: '2020-12-05' },
      [
        ['appeal.noted', { text: 'В район' }],
        ['appeal.extended', { until: '2020-12-05T23:59:59.999+03:00', noticeSentAt: at }],
      ],
    ],
    [
      'reclassified',
      { type: 'reclassified', at, from: 'Улица/Освещение/Другое', to: 'Дом/Фасад/Надписи / объявления на стенах' },
      [['appeal.classified', { sector: 'Фасад', category: 'Надписи / объявления на стенах', by: 'source' }]],
    ],
    [
      'interim-answer',
      { type: 'interim-answer', at, agency: 'Горсвет', text: 'В плане', promisedBy: '2020-12-20', photos: 0 },
      [['appeal.interim-answered', { agency: 'Горсвет', text: 'В плане', promisedBy: '2020-12-20' }]],
    ],
    ['answer', answer, [['appeal.answered', { agency: 'Горсвет', text: 'Заменили' }]]],
    [
      'resubmitted before any answer',
      { type: 'resubmitted', at, text: 'Темно', photos: 0 },
      [['appeal.resubmitted', { text: 'Темно' }]],
    ],
    [
      'inspected',
      { type: 'inspected', at, resolved: true },
      [['appeal.noted', { text: 'Проверено инспектором: проблема решена' }]],
    ],
    [
      'closed by a content citizen',
      { type: 'closed', at, outcome: 'satisfied' },
      [
        ['appeal.rated', { satisfied: true, by: 'source' }],
        ['appeal.closed', { outcome: 'satisfied' }],
      ],
    ],
    ['closed automatically', { type: 'closed', at, outcome: 'automatic' }, [['appeal.closed', { outcome: 'silent' }]]],
    [
      'closed by the inspector',
      { type: 'closed', at, outcome: 'inspector-confirmed' },
      [['appeal.closed', { outcome: 'inspected' }]],
    ],
  ])('%s', (_name, event, expected) => {
    const row = aRow(submitted, event);
    expect(meaning(row, 1)).toEqual(expected);
    expect(historyEvents(row).map((one) => parseEvent(one).error)).toEqual(historyEvents(row).map(() => undefined));
  });

  it('judge a returned answer of the same cycle only', () => {
    const again = { type: 'resubmitted', at, text: 'Снова темно', photos: 0 };
    const row = aRow(submitted, answer, again, again);
    const judged = ['appeal.rated', { satisfied: false, by: 'source' }];
    const returned = ['appeal.resubmitted', { text: 'Снова темно' }];
    expect(meaning(row, 2)).toEqual([judged, returned]);
    expect(meaning(row, 3)).toEqual([returned]);
  });

  it('give the same events every time, each with an id of its own', () => {
    const row = aRow(submitted, { type: 'accepted', at }, answer, { type: 'closed', at, outcome: 'satisfied' });
    const ids = historyEvents(row).map(({ data }) => data.eventId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(historyEvents(structuredClone(row))).toEqual(historyEvents(row));
  });

  it.each<[string, unknown, string]>([
    ['is no object', 'row', 'row'],
    ['has no events', aRow(), 'events'],
    ['has an unknown event', aRow(submitted, { type: 'cancelled', at }), 'events.1.type'],
    ['has a bare local time', aRow({ ...submitted, at: '2020-11-30T09:00:00' }), 'events.0.at'],
    ['has a label without a reason', aRow({ type: 'reclassified', at, to: 'Дом/Фасад' }), 'events.0.to'],
    ['has an impossible date', aRow({ type: 'forwarded', at, note: '', dueTo: '2020-02-30' }), 'events.0.dueTo'],
    ['lacks two fields', { ...aRow(submitted), district: null, latitude: '59' }, 'district, latitude'],
  ])('a row that %s is refused by the field’s name', (_what, row, fields) => {
    expect(() => historyEvents(row)).toThrow(new CityHistoryError(fields));
  });
});
