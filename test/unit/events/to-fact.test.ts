import { describe, expect, it } from 'vitest';
import { isKnownEvent, parseEvent } from '#events/event.ts';
import { toFact } from '#events/to-fact.ts';
import { anEvent } from '#test/support/an-event.ts';
import { moscow } from '#test/support/moscow.ts';

const at = '2026-10-05T11:02:33+03:00';

describe('a submission as a fact', () => {
  const author = {
    kind: 'citizen',
    name: 'Канарейкина Ярина',
    contacts: { email: 'canary@example.org', phone: '+7 912 000-00-63' },
  } as const;

  it('leaves the author out, and says only whether there is a way to them', () => {
    const fact = toFact('portal', anEvent('appeal.submitted', at, { author, address: 'Ленина, 1', sequence: 3 }));
    expect(fact.data).toEqual({
      text: 'На улице Ленина третий день не горит фонарь у школы.',
      kind: 'message',
      channel: 'federal-platform',
      municipality: 'usinsk',
      agency: 'mun-usinsk',
      owner: 'municipal',
      address: 'Ленина, 1',
      reachable: true,
    });
    expect(fact).toMatchObject({ source: 'portal', sequence: 3, occurredAt: moscow('2026-10-05T11:02:33') });
    expect(JSON.stringify(fact)).not.toMatch(/Канарейкина|canary|912|author|contacts/);
  });

  it.each([
    ['nobody', undefined],
    ['a name only', { kind: 'citizen', name: 'Канарейкина Ярина' }],
    ['no contacts', { kind: 'legal-entity', contacts: {} }],
  ] as const)('of %s is not reachable', (_, noWay) => {
    expect(toFact('portal', anEvent('appeal.submitted', at, { author: noWay })).data).toMatchObject({
      reachable: false,
    });
  });
});

describe('instants inside an event', () => {
  it('become numbers', () => {
    const registered = anEvent('appeal.registered', at, { registeredAt: '2026-10-05T08:00:00Z' });
    expect(toFact('portal', registered).data).toEqual({ registeredAt: moscow('2026-10-05T11:00') });
    const dates = { until: '2026-11-20T23:59:59+03:00', noticeSentAt: '2026-10-06T10:00:00+05:00' };
    expect(toFact('portal', anEvent('appeal.extended', at, { reason: 'Экспертиза', ...dates })).data).toEqual({
      until: moscow('2026-11-20T23:59:59'),
      reason: 'Экспертиза',
      noticeSentAt: moscow('2026-10-06T08:00'),
    });
  });

  it('are left out where they are not known', () => {
    expect(toFact('portal', anEvent('appeal.registered', at, { registeredAt: undefined })).data).toEqual({});
    const event = anEvent('appeal.extended', at, { reason: undefined, noticeSentAt: undefined });
    expect(toFact('portal', event).data).toEqual({ until: moscow('2026-11-20T23:59:59') });
  });
});

describe('an event of an unknown type', () => {
  const data = { eventId: 'p-1', externalId: '99812', sequence: 2, photos: [{ height: 3, tags: null }], любое: 'да' };

  it('is kept whole', () => {
    const parsed = parseEvent({ type: 'appeal.photographed', timestamp: at, data });
    if (!parsed.success) throw parsed.error;
    expect(isKnownEvent(parsed.data)).toBe(false);
    expect(toFact('portal', parsed.data)).toEqual({
      source: 'portal',
      eventId: 'p-1',
      sequence: 2,
      occurredAt: moscow('2026-10-05T11:02:33'),
      type: 'appeal.photographed',
      data: { photos: [{ height: 3, tags: null }], любое: 'да' },
    });
  });

  it.each(['to.string', 'constructor.x', 'appeal.submitted-again', 'a.b.c'])('may be called «%s»', (type) => {
    expect(parseEvent({ type, timestamp: at, data }).success).toBe(true);
  });

  it('needs its ids like any other', () => {
    expect(parseEvent({ type: 'appeal.photographed', timestamp: at, data: { eventId: 'p-1' } }).success).toBe(false);
  });
});
