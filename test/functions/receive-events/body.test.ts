import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canariesIn } from '#test/support/canary.ts';
import { posted, type StartedReceiving, startReceiving } from './start-receiving.ts';

let receiving: StartedReceiving;
beforeAll(async () => {
  receiving = await startReceiving();
});
afterEach(() => receiving.empty());
afterAll(async () => {
  expect(canariesIn(receiving.log.text())).toEqual([]);
  await receiving.stop();
});

const limit = 256 * 1024;
/** Without a content type a body comes in base64 and reaches the function as it was sent. */
const asSent = { headers: { 'content-type': undefined } };
const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const padded = (bytes: number) => {
  const body = JSON.stringify(posted());
  return `${body}${' '.repeat(bytes - Buffer.byteLength(body))}`;
};
const unknownType = (data: string) =>
  `{"type":"x.y","timestamp":"2026-03-12T11:14:00+03:00","data":{"eventId":"1","externalId":"2","more":${data}}}`;

async function expectRefusal(body: unknown, status: number, code: string): Promise<{ errors?: unknown[] }> {
  const { statusCode, body: answer } = await receiving.post(body, asSent);
  expect({ statusCode, ...JSON.parse(answer) }).toMatchObject({ statusCode: status, type: `urn:rcc:problem:${code}` });
  expect(canariesIn(answer)).toEqual([]);
  expect(await receiving.bodies()).toEqual([]);
  return JSON.parse(answer);
}

describe('a signed body that is no JSON is refused', () => {
  it.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['a space', ' '],
    ['a word', 'undefined'],
    ['half an object', '{"type":'],
    ['two objects', '{}{}'],
    ['a form', 'type=appeal.closed'],
    ['another quotation mark', "{'type':'appeal.closed'}"],
    ['a wrong byte', Buffer.from([...Buffer.from('{"type":"'), 0xff, ...Buffer.from('"}')])],
    ['windows-1251', Buffer.from([...Buffer.from('{"type":"'), 0xdf, 0xec, 0xe0, ...Buffer.from('"}')])],
    ['UTF-16', Buffer.from('{"type":"x.y"}', 'utf16le')],
    ['a cut character', Buffer.from('{"type":"я"}').subarray(0, -3)],
    ['an overlong character', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['10,000 levels', nested(10_000)],
    ['10,000 levels where anything may be', unknownType(nested(10_000))],
  ])('%s', async (_, body) => {
    await expectRefusal(body, 400, 'body-not-json');
  });
});

describe('JSON that is no event is refused', () => {
  it.each([
    ['null', 'null', ['']],
    ['a number', '7', ['']],
    ['a text', '"appeal.closed"', ['']],
    ['an empty object', '{}', ['/type', '/timestamp', '/data']],
    ['an empty list', '[]', []],
    ['a list of lists', '[[]]', ['']],
    ['a list with a hole', '[null]', ['']],
    ['300 levels of lists', `${'['.repeat(300)}${']'.repeat(300)}`, ['']],
    ['events in an envelope', '{"events":[]}', ['/type', '/timestamp', '/data', '/events']],
  ])('%s', async (_, body, pointers) => {
    const { errors = [] } = await expectRefusal(body, 400, 'events-invalid');
    expect(errors).toMatchObject(pointers.map((pointer) => ({ index: 0, pointer })));
    expect(errors).toHaveLength(pointers.length);
  });

  it('keys that would change the prototype are named and change nothing', async () => {
    const text = JSON.stringify(posted()).replace('{"eventId"', '{"__proto__":{"polluted":1},"eventId"');
    const { errors } = await expectRefusal(text, 400, 'events-invalid');
    expect(errors).toMatchObject([{ index: 0, pointer: '/data/__proto__' }]);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('too much is refused', () => {
  it.each([
    ['101 events', JSON.stringify(Array.from({ length: 101 }, () => posted()))],
    ['256 KiB and a byte', `"${'x'.repeat(limit - 1)}"`],
    ['256 KiB and a byte of spaces', padded(limit + 1)],
    ['an event that fills the queue message', unknownType(`"${'x'.repeat(limit - 200)}"`)],
    ['an event that grows: short numbers of many digits', unknownType(`[${'1e20,'.repeat(40_000)}1]`)],
  ])('%s', async (_, body) => {
    await expectRefusal(body, 413, 'payload-too-large');
  });

  it('but not 256 KiB: that body is read', async () => {
    await expectRefusal(`"${'x'.repeat(limit - 2)}"`, 400, 'events-invalid');
    expect(await receiving.post(padded(limit), asSent)).toMatchObject({ statusCode: 202 });
  });
});

describe('a batch with wrong events', () => {
  const batch = () => {
    const events: unknown[] = Array.from({ length: 8 }, () => posted());
    events[0] = posted({ text: 'ы'.repeat(20_001), sequnce: 1 });
    events[3] = posted({}, { timestamp: '2026-03-12T11:14:00' });
    events[7] = posted({ author: { kind: 'citizen', contacts: { email: 'нет' } }, eventId: undefined, latitude: 91 });
    return events;
  };

  it('lists every wrong field of every wrong event, and queues none', async () => {
    const { errors = [] } = await expectRefusal(batch(), 400, 'events-invalid');
    expect(errors).toHaveLength(6);
    expect(errors).toEqual(
      expect.arrayContaining([
        { index: 0, pointer: '/data/text', detail: 'не больше 20000' },
        { index: 0, pointer: '/data/sequnce', detail: 'такого поля нет; проверьте название' },
        { index: 3, pointer: '/timestamp', detail: expect.stringContaining('ISO 8601') },
        { index: 7, pointer: '/data/author/contacts/email', detail: 'неверный формат: email' },
        { index: 7, pointer: '/data/eventId', detail: 'обязательное поле не заполнено' },
        { index: 7, pointer: '/data/latitude', detail: 'не больше 90' },
      ]),
    );
  });

  it('says which type was expected, where a field has another', async () => {
    const { errors } = await expectRefusal([posted({ text: 5 })], 400, 'events-invalid');
    expect(errors).toEqual([{ index: 0, pointer: '/data/text', detail: 'ожидается тип string' }]);
  });

  it('is answered however many fields are wrong, within what the gateway lets out', async () => {
    const keys = Array.from({ length: 40_000 }, (_, n) => `"${n.toString(36)}":1`);
    const body = JSON.stringify(posted()).replace('{"eventId"', `{${keys.join()},"eventId"`);
    const { statusCode, body: answer } = await receiving.post(body.slice(0, limit), asSent);
    expect(statusCode).toBe(400);
    expect(Buffer.byteLength(JSON.stringify({ body: answer }))).toBeLessThan(6 * 1024 * 1024);
  });
});

it('a route that the function does not serve is not found', async () => {
  const { statusCode } = await receiving.send({
    routeKey: '$default',
    headers: {},
    requestContext: { requestId: 'r', http: {}, timeEpoch: 0 },
  });
  expect(statusCode).toBe(404);
});
