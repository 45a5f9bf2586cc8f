import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import file from '#events/openapi.json' with { type: 'json' };
import trigger from '#events/triggers/describe-api.json' with { type: 'json' };
import { describedFunctions } from '#infra/local/openapi/contracts.ts';
import { openApiDocument } from '#infra/local/openapi/document.ts';
import { nameOf, resourceAt, resources } from '#test/support/templates.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, object>>;
}

const root = join(import.meta.dirname, '../../..');
const document = openApiDocument(describedFunctions()) as typeof file;
const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
);

describe('the description of the API', () => {
  it('is the one in the repository: `npm run openapi` writes it', () => {
    expect(readFileSync(join(root, 'events/openapi.json'), 'utf8')).toBe(`${JSON.stringify(document, null, 2)}\n`);
  });

  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result).toEqual({ valid: true });
    expect(document.openapi).toBe('3.1.1');
  });

  it('has every route for staff of the template, with its token, and no other route asks for one', () => {
    const asking = resources('AWS::ApiGatewayV2::Route').filter(({ Properties }) => 'AuthorizerId' in Properties);
    const described = operations.filter(({ operation }) => operation.security.length > 0).map(({ route }) => route);
    expect(described.sort()).toEqual(asking.map(({ Properties }) => String(Properties['RouteKey'])).sort());
  });

  it('has no route that the template has not, each of the function that it names', () => {
    const led = resources('AWS::ApiGatewayV2::Route').map(({ Properties }) => {
      const integration = resourceAt(String(nameOf(Properties['Target'])).replace('integrations/', ''));
      return [
        Properties['RouteKey'],
        resourceAt(integration?.Properties['IntegrationUri'])?.Properties['FunctionName'],
      ];
    });
    for (const { name, routes } of describedFunctions())
      for (const route of Object.values(routes)) expect(led).toContainEqual([route, `rcc-demo-${name}`]);
  });

  it('names every operation once, and every parameter of a path', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { route, operation } of operations) {
      const named = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`);
      expect(named).toEqual(route.match(/\{\w+\}/g) ?? []);
    }
  });

  it('says of every operation for staff that a token is refused as a problem', () => {
    const staff = operations.filter(({ operation }) => operation.security.length > 0);
    expect(staff.length).toBeGreaterThan(5);
    for (const { operation } of staff)
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403', '500', '503']));
  });

  it('is written by the command', () => {
    const before = readFileSync(join(root, 'events/openapi.json'));
    execFileSync(process.execPath, ['infra/local/openapi.ts'], { cwd: root });
    expect(readFileSync(join(root, 'events/openapi.json'))).toEqual(before);
  });
});

describe('GET /v1/openapi.json', () => {
  let ask: (headers?: Record<string, string>) => Promise<APIGatewayProxyStructuredResultV2>;
  beforeAll(async () => {
    process.env['PUBLIC_BASE_URL'] = 'https://centre.example';
    const { handler } = await import('#functions/describe-api/handler.ts');
    ask = async (headers = {}) => await handler({ ...trigger, headers } as never, {} as Context);
  });

  it('serves it without a token, at the address of the centre', async () => {
    const { statusCode, headers, body = '' } = await ask();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' });
    expect(JSON.parse(body)).toEqual({ ...file, servers: [{ url: 'https://centre.example' }] });
  });

  it('sends nothing to whoever holds it', async () => {
    const { headers } = await ask();
    const etag = String(headers?.['etag']);
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
      expect(await ask({ 'if-none-match': held })).toMatchObject({ statusCode: 304, body: '' });
    expect(await ask({ 'if-none-match': '"other"' })).toMatchObject({ statusCode: 200 });
  });
});
