import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedCentre, startedCentre } from './fixture/started-centre.ts';

let centre: StartedCentre;
beforeAll(async () => {
  centre = await startedCentre();
});
afterAll(() => centre?.end());

const call = (path: string, init?: RequestInit) => fetch(`${centre.url}${path}`, init);
const echo = async (path: string, init?: RequestInit) => (await (await call(path, init)).json()) as Echo;

interface Echo {
  readonly event: Record<string, unknown> & { body?: string; headers: Record<string, string> };
  readonly context: Record<string, unknown>;
}

describe('the HTTP API', () => {
  it('gives a function the event of payload format 2.0', async () => {
    const { event, context } = await echo('/echo/a%20b/parts/%D0%B6?x=1&x=2&y=%20z', {
      headers: { 'X-Upper': 'A', cookie: 'a=1; b=2', 'user-agent': 'test' },
    });
    const port = new URL(centre.url).port;
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /echo/{id}/parts/{part}',
      rawPath: '/echo/a b/parts/ж',
      rawQueryString: 'x=1&x=2&y=%20z',
      queryStringParameters: { x: '1,2', y: ' z' },
      pathParameters: { id: 'a b', part: 'ж' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-upper': 'A', 'x-forwarded-port': port },
      requestContext: {
        http: {
          method: 'GET',
          path: '/echo/a b/parts/ж',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        routeKey: 'GET /echo/{id}/parts/{part}',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
      isBase64Encoded: false,
    });
    expect(event).not.toHaveProperty('body');
    expect(event.headers).not.toHaveProperty('cookie');
    expect(context).toMatchObject({
      functionName: 'fix-front',
      memoryLimitInMB: '256',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:fix-front',
    });
    expect(context['left']).toBeGreaterThan(500);
  });

  it('joins repeated headers with a comma', async () => {
    const text = await new Promise<string>((resolve) => {
      const outgoing = request(`${centre.url}/echo/x`, { headers: { 'x-twice': ['one', 'two'] } }, async (response) => {
        resolve(Buffer.concat(await response.toArray()).toString());
      });
      outgoing.end();
    });
    expect((JSON.parse(text) as Echo).event.headers['x-twice']).toBe('one,two');
  });

  it.each([
    ['application/json', false],
    ['application/json; charset=utf-8', false],
    ['TEXT/CSV', false],
    ['application/xml', false],
    ['application/javascript', false],
    ['application/problem+json', true],
    ['application/x-www-form-urlencoded', true],
    [undefined, true],
  ])('a body of type %s comes in base64: %s', async (type, isBase64Encoded) => {
    const body = Buffer.from('{"ж":1}');
    const { event } = await echo('/echo/exact', {
      method: 'POST',
      body,
      headers: type ? { 'content-type': type } : {},
    });
    expect(event).toMatchObject({ routeKey: 'POST /echo/exact', isBase64Encoded });
    expect(Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8')).toEqual(body);
  });

  it('sends cookies, bytes, and no body to HEAD', async () => {
    expect((await call('/cookies')).headers.getSetCookie()).toEqual(['a=1', 'b=2; HttpOnly']);
    const bytes = await call('/bytes');
    expect(bytes.headers.get('content-type')).toBe('image/gif');
    expect(await bytes.text()).toBe('GIF89a');
    const head = await call('/cookies', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('answers in the words of the gateway when there is no route, or too much', async () => {
    const missing = await call('/nowhere');
    expect([missing.status, await missing.json()]).toEqual([404, { message: 'Not Found' }]);
    const large = await call('/echo/x', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) });
    expect([large.status, await large.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
    const inBase64 = await call('/echo/x', { method: 'POST', body: new Uint8Array(5 * 1024 * 1024) });
    expect(inBase64.status).toBe(413);
  });

  it('throttles a route by its token bucket', async () => {
    const statuses = await Promise.all(Array.from({ length: 4 }, async () => (await call('/throttled')).status));
    expect(statuses.toSorted()).toEqual([200, 200, 429, 429]);
  });

  it('a function sees nothing of the environment of this machine', async () => {
    const seen = Object.keys((await (await call('/environment')).json()) as object);
    const known = /^(AWS_|LAMBDA_TASK_ROOT$|LANG$|TZ$|_HANDLER$|QUEUE_URL$|SECRET_ID$|API_URL$)/;
    expect(seen.filter((name) => !known.test(name))).toEqual([]);
  });

  it.each(['/fail', '/crash', '/slow'])('%s is an error 500 and the next call is served', async (path) => {
    const failed = await call(path);
    expect([failed.status, await failed.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    expect((await call('/ping')).status).toBe(204);
  });
});
