import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedCentre, startedCentre } from './fixture/started-centre.ts';

const broken = (handler: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: `fix-${handler.replace('.', '-')}`,
    Handler: handler,
    Runtime: 'nodejs24.x',
    Code: { S3Key: 'odd' },
  },
});

let centre: StartedCentre;
beforeAll(async () => {
  centre = await startedCentre({
    service: {
      Missing: broken('nowhere.handler'),
      Unnamed: broken('index.nothing'),
      Callback: broken('index.callback'),
      Bomb: broken('bomb.handler'),
      Late: broken('index.late'),
      Large: broken('index.large'),
      Hungry: broken('index.hungry'),
      Counted: broken('index.counted'),
    },
  });
});
afterAll(() => centre?.end());

const log = (name: string) => readFileSync(join(centre.stateDir, 'logs', `${name}.log`), 'utf8');
const front = (routeKey: string) => centre.invoke('fix-front', { routeKey });

describe('a function', () => {
  it('that throws answers with its error', async () => {
    expect(await front('GET /fail')).toMatchObject({
      failed: true,
      payload: { errorType: 'TypeError', errorMessage: 'as told', trace: expect.any(Array) },
    });
  });

  it('that takes too long is ended, and says so', async () => {
    expect(await front('GET /slow')).toMatchObject({
      failed: true,
      payload: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/Task timed out after 1\.00 seconds$/),
      },
    });
    expect(log('fix-front')).toMatch(
      /Task timed out after 1\.00 seconds\n\nEND RequestId: .*\nREPORT .*Status: timeout/,
    );
  });

  it('that ends its own process is an error of that call only', async () => {
    expect(await front('GET /crash')).toMatchObject({
      failed: true,
      payload: { errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('exit status 3') },
    });
    expect(await front('GET /ping')).toEqual({ failed: false, payload: { statusCode: 204 } });
  });

  it.each([
    ['fix-nowhere-handler', 'Runtime.ImportModuleError', "Cannot find module 'nowhere'"],
    ['fix-index-nothing', 'Runtime.HandlerNotFound', 'index.nothing'],
    ['fix-index-callback', 'Runtime.CallbackHandlerDeprecated', 'promise'],
    ['fix-bomb-handler', 'Error', 'at import'],
    ['fix-index-late', 'Runtime.UnhandledPromiseRejection', 'too late'],
    ['fix-index-large', 'Function.ResponseSizeTooLarge', 'exceeded'],
    ['fix-index-hungry', 'Runtime.ExitError', 'signal'],
  ])('%s fails with %s', async (name, errorType, message) => {
    const { failed, payload } = await centre.invoke(name, {});
    expect(failed).toBe(true);
    expect(payload).toMatchObject({ errorType, errorMessage: expect.stringContaining(message) });
  });

  it('keeps its process between calls, and serves one call at a time in it', async () => {
    const calls = await Promise.all(Array.from({ length: 6 }, () => centre.invoke('fix-index-counted', {})));
    expect(calls.map(({ payload }) => payload)).toEqual(Array(6).fill(expect.objectContaining({ atOnce: 1 })));
    const { payload } = await centre.invoke('fix-index-counted', {});
    expect((payload as { calls: number }).calls).toBeGreaterThan(1);
  });

  it('reports every call in its log', async () => {
    await front('GET /ping');
    expect(log('fix-front')).toMatch(
      /START RequestId: (\S+) Version: \$LATEST\nEND RequestId: \1\nREPORT RequestId: \1\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 256 MB\tMax Memory Used: \d+ MB/,
    );
    expect(log('fix-front')).toContain('Init Duration: ');
  });

  it('can be called over the Invoke API', async () => {
    const url = `${centre.endpoints.invoke}/2015-03-31/functions`;
    const call = (name: string, body: string, headers = {}) =>
      fetch(`${url}/${name}/invocations`, { method: 'POST', body, headers });
    const answered = await call('fix-front', '{"routeKey":"GET /ping"}');
    expect([answered.status, answered.headers.get('x-amz-function-error'), await answered.json()]).toEqual([
      200,
      null,
      { statusCode: 204 },
    ]);
    const failed = await call('fix-front', '{"routeKey":"GET /fail"}');
    expect([failed.status, failed.headers.get('x-amz-function-error')]).toEqual([200, 'Unhandled']);
    expect((await call('fix-front', '{}', { 'x-amz-invocation-type': 'Event' })).status).toBe(202);
    const unknown = await call('fix-nobody', '{}');
    expect([unknown.status, unknown.headers.get('x-amzn-errortype')]).toEqual([404, 'ResourceNotFoundException']);
    expect((await call('fix-front', 'not json')).status).toBe(400);
  });
});
