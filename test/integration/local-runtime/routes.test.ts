import { describe, expect, it } from 'vitest';
import { routeTable } from '#infra/local/http-api/routes.ts';

// The table of the gateway's own documentation, and what it leaves open.
const keys = [
  '$default',
  'ANY /{proxy+}',
  'GET /pets/{proxy+}',
  'GET /pets/dog/{id}',
  'GET /pets/dog/1',
  'ANY /pets/dog/{id}',
  'GET /pets/{kind}/{id}',
  'GET /',
  'HEAD /pets/dog/1',
];
const find = routeTable(keys.map((routeKey) => ({ routeKey, functionName: 'f', timeoutMs: 1 })));

describe('a route', () => {
  it.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1', {}],
    ['HEAD', '/pets/dog/1', 'HEAD /pets/dog/1', {}],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
    ['PUT', '/pets/dog/2', 'ANY /pets/dog/{id}', { id: '2' }],
    ['GET', '/pets/cat/1', 'GET /pets/{kind}/{id}', { kind: 'cat', id: '1' }],
    ['GET', '/pets/cat/1/a', 'GET /pets/{proxy+}', { proxy: 'cat/1/a' }],
    ['POST', '/test/5', 'ANY /{proxy+}', { proxy: 'test/5' }],
    ['GET', '/', 'GET /', {}],
    ['POST', '/', '$default', {}],
  ])('%s %s leads to %s', (method, path, routeKey, pathParameters) => {
    expect(find(method, path)).toMatchObject({ route: { routeKey }, pathParameters });
  });

  it('is not found where none fits', () => {
    const one = routeTable([{ routeKey: 'GET /pets/{id}', functionName: 'f', timeoutMs: 1 }]);
    expect(['/pets', '/pets/', '/pets/1/', '/pets/1/2', '/'].map((path) => one('GET', path))).toEqual(
      Array(5).fill(undefined),
    );
  });
});
