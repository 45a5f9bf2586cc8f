import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTypes, parseEvent } from '#events/event.ts';
import { instantSchema } from '#events/event-type.ts';
import type { FactType } from '#shared/domain/appeals/fact-data.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import { forAll } from '#test/support/for-all.ts';

/** Where the event is wrong, as its sender is told. */
function pointersOf(input: unknown): string[] {
  const parsed = parseEvent(input);
  return parsed.success ? [] : fieldErrors(parsed.error, input).map(({ pointer }) => pointer);
}

function sampleWith(type: FactType, data: object, rest: object = {}): unknown {
  const { sample } = eventTypes[type];
  return { ...sample, ...rest, data: { ...sample.data, ...data } };
}

function sampleWithout(type: FactType, field: string): unknown {
  const { [field]: _, ...data }: Record<string, unknown> = { ...eventTypes[type].sample.data };
  return { ...eventTypes[type].sample, data };
}

describe('a wrong envelope', () => {
  const { sample } = eventTypes['appeal.closed'];
  it.each([
    ['null', null, ''],
    ['a text', 'appeal.closed', ''],
    ['a list', [sample], ''],
    ['no type', { timestamp: sample.timestamp, data: sample.data }, '/type'],
    ['a type that is no text', { ...sample, type: 7 }, '/type'],
    ['a type in capitals', { ...sample, type: 'Appeal.Closed' }, '/type'],
    ['a type of one word', { ...sample, type: 'closed' }, '/type'],
    ['a type of 101 characters', { ...sample, type: `x.${'y'.repeat(99)}` }, '/type'],
    ['no timestamp', { type: sample.type, data: sample.data }, '/timestamp'],
    ['a timestamp in seconds', { ...sample, timestamp: 1_791_187_353 }, '/timestamp'],
    ['no data', { type: sample.type, timestamp: sample.timestamp }, '/data'],
    ['data that is a text', { ...sample, data: '{}' }, '/data'],
    ['a field beside the three', { ...sample, id: 'msg_1' }, '/id'],
    ['a field beside the three of an unknown type', { ...sample, type: 'appeal.photographed', id: 'msg_1' }, '/id'],
  ])('%s', (_, input, pointer) => {
    expect(pointersOf(input)).toEqual([pointer]);
  });
});

describe('a timestamp', () => {
  it.each([
    '2026-10-05T11:02:33',
    '2026-10-05',
    '2026-10-05 11:02:33+03:00',
    '2026-10-05T11:02+03:00',
    '2026-10-05T11:02:33+0300',
    '2026-10-05T11:02:33+24:00',
    '2026-10-05T24:00:00Z',
    '2026-10-05T11:02:60Z',
    '2026-02-29T11:02:33Z',
    '2026-13-01T00:00:00Z',
    '05.10.2026 11:02',
    'now',
    '',
  ])('«%s» says no instant', (timestamp) => {
    expect(pointersOf(sampleWith('appeal.closed', {}, { timestamp }))).toEqual(['/timestamp']);
    expect(pointersOf({ ...eventTypes['appeal.closed'].sample, type: 'appeal.photographed', timestamp })).toEqual([
      '/timestamp',
    ]);
  });

  it.each(['2026-10-05T11:02:33+03:00', '2026-10-05T08:02:33Z', '2024-02-29T23:59:59.123456789-11:30'])(
    '«%s» says an instant',
    (timestamp) => {
      expect(pointersOf(sampleWith('appeal.closed', {}, { timestamp }))).toEqual([]);
    },
  );

  it('that is let in can always be counted with', () => {
    forAll(fc.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/), (text) => {
      if (instantSchema.safeParse(text).success) expect(Date.parse(text)).not.toBeNaN();
    });
  });
});

describe('a wrong field', () => {
  const longText = 'ы'.repeat(20_001);
  it.each<[FactType, string, object, string[]]>([
    ['appeal.submitted', 'text of 20,001 characters', { text: longText }, ['/data/text']],
    ['appeal.submitted', 'text that is a number', { text: 5 }, ['/data/text']],
    ['appeal.submitted', 'unknown kind', { kind: 'complaint' }, ['/data/kind']],
    ['appeal.submitted', 'unknown channel', { channel: 'fax' }, ['/data/channel']],
    ['appeal.submitted', 'unknown owner', { owner: 'nobody' }, ['/data/owner']],
    ['appeal.submitted', 'latitude off the globe', { latitude: 90.1, longitude: 53 }, ['/data/latitude']],
    ['appeal.submitted', 'longitude as text', { longitude: '53.6' }, ['/data/longitude']],
    ['appeal.submitted', 'author of no kind', { author: { name: 'А' } }, ['/data/author/kind']],
    [
      'appeal.submitted',
      'contacts',
      { author: { kind: 'citizen', contacts: { email: 'нет', phone: 'звоните', vk: '' } } },
      ['/data/author/contacts/email', '/data/author/contacts/phone', '/data/author/contacts/vk'],
    ],
    [
      'appeal.submitted',
      'attachments: no address; an unknown field',
      { attachments: [{ url: 'a.jpg' }, { url: 'https://example.org/b.jpg', size: 3 }] },
      ['/data/attachments/0/url', '/data/attachments/1/size'],
    ],
    [
      'appeal.submitted',
      '21 attachments',
      { attachments: Array.from({ length: 21 }, (_, n) => ({ url: `https://example.org/${n}` })) },
      ['/data/attachments'],
    ],
    ['appeal.submitted', 'what only the centre says', { reachable: true }, ['/data/reachable']],
    ['appeal.registered', 'local time', { registeredAt: '2026-10-05T11:00:00' }, ['/data/registeredAt']],
    ['appeal.registered', 'milliseconds', { registeredAt: 1_791_187_200_000 }, ['/data/registeredAt']],
    ['appeal.assigned', 'nobody', { agency: '' }, ['/data/agency']],
    ['appeal.assigned', 'agency of 201 characters', { agency: 'a'.repeat(201) }, ['/data/agency']],
    ['appeal.assigned', 'what only the centre says', { route: { row: 'administration' } }, ['/data/route']],
    ['appeal.forwarded', 'notice as text', { noticeSent: 'yes' }, ['/data/noticeSent']],
    ['appeal.classified', 'certainty above one', { confidence: 1.01 }, ['/data/confidence']],
    ['appeal.classified', 'unknown party', { by: 'journalist' }, ['/data/by']],
    ['appeal.located', 'nowhere', { municipality: '' }, ['/data/municipality']],
    ['appeal.located', 'as the centre’s own recogniser', { by: 'recogniser' }, ['/data/by']],
    ['appeal.extended', 'days', { until: '2026-11-20' }, ['/data/until']],
    ['appeal.extended', 'notice of no time', { noticeSentAt: 'yesterday' }, ['/data/noticeSentAt']],
    ['appeal.interim-answered', 'text of 20,001 characters', { text: longText }, ['/data/text']],
    ['appeal.answered', 'unknown resolution', { resolution: 'done' }, ['/data/resolution']],
    ['appeal.answered', 'text of 20,001 characters', { text: longText }, ['/data/text']],
    ['appeal.rated', 'mark of 6', { mark: 6 }, ['/data/mark']],
    ['appeal.rated', 'mark of 0', { mark: 0 }, ['/data/mark']],
    ['appeal.rated', 'mark of 4.5', { mark: 4.5 }, ['/data/mark']],
    ['appeal.rated', 'cycle 0', { cycle: 0 }, ['/data/cycle']],
    ['appeal.resubmitted', 'text of 20,001 characters', { text: longText }, ['/data/text']],
    ['appeal.reopened', 'reason of 20,001 characters', { reason: longText }, ['/data/reason']],
    ['appeal.closed', 'unknown outcome', { outcome: 'ok' }, ['/data/outcome']],
    ['appeal.noted', 'text of 20,001 characters', { text: longText }, ['/data/text']],
    ['appeal.noted', 'empty id', { eventId: '' }, ['/data/eventId']],
    ['appeal.noted', 'id of 201 characters', { eventId: 'e'.repeat(201) }, ['/data/eventId']],
    ['appeal.noted', 'id with an invisible character', { externalId: '99812\u0000' }, ['/data/externalId']],
    ['appeal.noted', 'id that is a number', { eventId: 99_812 }, ['/data/eventId']],
    ['appeal.noted', 'counter below 0', { sequence: -1 }, ['/data/sequence']],
    ['appeal.noted', 'counter that counts parts', { sequence: 1.5 }, ['/data/sequence']],
    ['appeal.noted', 'counter too large to be exact', { sequence: 2 ** 53 }, ['/data/sequence']],
    ['appeal.noted', 'two at once', { sequence: '1', by: 7 }, ['/data/sequence', '/data/by']],
  ])('%s: %s', (type, _, data, pointers) => {
    expect(pointersOf(sampleWith(type, data)).sort()).toEqual([...pointers].sort());
  });

  it.each<[FactType, string]>([
    ['appeal.submitted', 'eventId'],
    ['appeal.submitted', 'externalId'],
    ['appeal.submitted', 'text'],
    ['appeal.submitted', 'kind'],
    ['appeal.submitted', 'channel'],
    ['appeal.assigned', 'agency'],
    ['appeal.forwarded', 'to'],
    ['appeal.classified', 'sector'],
    ['appeal.classified', 'category'],
    ['appeal.classified', 'by'],
    ['appeal.located', 'municipality'],
    ['appeal.located', 'by'],
    ['appeal.extended', 'until'],
    ['appeal.interim-answered', 'agency'],
    ['appeal.interim-answered', 'text'],
    ['appeal.answered', 'agency'],
    ['appeal.answered', 'text'],
    ['appeal.rated', 'mark'],
    ['appeal.rated', 'by'],
    ['appeal.resubmitted', 'text'],
    ['appeal.reopened', 'reason'],
    ['appeal.closed', 'outcome'],
    ['appeal.noted', 'text'],
  ])('%s without «%s»', (type, field) => {
    expect(pointersOf(sampleWithout(type, field))).toEqual([`/data/${field}`]);
  });

  it('a text of 20,000 characters is none', () => {
    expect(pointersOf(sampleWith('appeal.submitted', { text: 'ы'.repeat(20_000) }))).toEqual([]);
  });
});

describe('a misspelt optional field is refused and named', () => {
  it.each<[FactType, string]>([
    ['appeal.submitted', 'muncipality'],
    ['appeal.registered', 'registerdAt'],
    ['appeal.assigned', 'secuence'],
    ['appeal.forwarded', 'noticeSend'],
    ['appeal.classified', 'confidense'],
    ['appeal.located', 'adress'],
    ['appeal.extended', 'noticeSendAt'],
    ['appeal.interim-answered', 'promissedBy'],
    ['appeal.answered', 'resollution'],
    ['appeal.rated', 'coment'],
    ['appeal.resubmitted', 'sequense'],
    ['appeal.reopened', 'By'],
    ['appeal.closed', 'outkome'],
    ['appeal.noted', 'author'],
  ])('%s: %s', (type, field) => {
    expect(pointersOf(sampleWith(type, { [field]: 'x' }))).toEqual([`/data/${field}`]);
  });

  it.each([
    [{ kind: 'citizen', nmae: 'А' }, '/data/author/nmae'],
    [{ kind: 'citizen', contacts: { emial: 'a@example.org' } }, '/data/author/contacts/emial'],
  ])('of the author: %o', (author, pointer) => {
    expect(pointersOf(sampleWith('appeal.submitted', { author }))).toEqual([pointer]);
  });

  it('with the characters of a pointer in its name', () => {
    expect(pointersOf(sampleWith('appeal.noted', { 'a/b~c': 1 }))).toEqual(['/data/a~1b~0c']);
  });

  it('also «__proto__», which pollutes nothing', () => {
    const text = JSON.stringify(eventTypes['appeal.noted'].sample);
    expect(pointersOf(JSON.parse(text.replace('{"type"', '{"__proto__":{"polluted":1},"type"')))).toEqual([
      '/__proto__',
    ]);
    expect(pointersOf(JSON.parse(text.replace('{"eventId"', '{"__proto__":{"polluted":1},"eventId"')))).toEqual([
      '/data/__proto__',
    ]);
    expect({}).not.toHaveProperty('polluted');
  });
});
