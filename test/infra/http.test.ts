import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOf, resourceAt, resources } from '#test/support/templates.ts';

const functions = join(import.meta.dirname, '../../functions');
const [stage] = resources('AWS::ApiGatewayV2::Stage');

describe('routes', async () => {
  const promised = await routesOfContracts();

  it('are those of the contracts, each leading to the function that promises it', () => {
    const led = resources('AWS::ApiGatewayV2::Route').map(({ Properties }) => {
      const integration = resourceAt(String(nameOf(Properties['Target'])).replace('integrations/', ''));
      return [
        Properties['RouteKey'],
        resourceAt(integration?.Properties['IntegrationUri'])?.Properties['FunctionName'],
      ];
    });
    expect(promised.length).toBeGreaterThan(8);
    expect(led.sort()).toEqual(promised.sort());
  });

  it('hand the request over in payload format 2.0', () => {
    for (const { Properties } of resources('AWS::ApiGatewayV2::Integration')) {
      expect(Properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
    }
  });
});

it('no other origin may call', () => {
  const [api] = resources('AWS::ApiGatewayV2::Api');
  expect(api?.Properties['CorsConfiguration']).toBeUndefined();
});

it('the default stage is throttled', () => {
  expect(stage?.Properties).toMatchObject({
    StageName: '$default',
    AutoDeploy: true,
    DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
  });
});

it('the access log names the route and never the path, the query, the body or the caller', () => {
  const { DestinationArn, Format } = stage?.Properties['AccessLogSettings'] ?? {};
  expect(resourceAt(DestinationArn)?.Properties).toMatchObject({ RetentionInDays: 90 });
  expect(Object.values(JSON.parse(Format)).sort()).toEqual([
    '$context.integrationErrorMessage',
    '$context.integrationLatency',
    '$context.integrationStatus',
    '$context.requestId',
    '$context.requestTime',
    '$context.responseLatency',
    '$context.responseLength',
    '$context.routeKey',
    '$context.status',
  ]);
});

async function routesOfContracts(): Promise<string[][]> {
  const contracts = globSync('*/contract.ts', { cwd: functions });
  const all = await Promise.all(
    contracts.map(async (contract) => {
      const { routes = {} }: { routes?: Record<string, string> } = await import(join(functions, contract));
      return Object.values(routes).map((route) => [route, `rcc-demo-${contract.split('/')[0]}`]);
    }),
  );
  return all.flat();
}
