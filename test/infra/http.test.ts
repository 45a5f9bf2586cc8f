import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOf, resourceAt, resources } from '#test/support/templates.ts';

const functions = join(import.meta.dirname, '../../functions');
const [stage] = resources('AWS::ApiGatewayV2::Stage');

const promised = await routesOfContracts();

describe('routes', () => {
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

describe('routes for staff', () => {
  const staffFunctions = [
    'rcc-demo-manage-appeals',
    'rcc-demo-manage-problems',
    'rcc-demo-rating-cycles',
    'rcc-demo-show-contacts',
    'rcc-demo-staff-notices',
    'rcc-demo-work-lists',
  ];
  const asking = resources('AWS::ApiGatewayV2::Route').filter(({ Properties }) => 'AuthorizerId' in Properties);

  it('are those of the functions that know who asks, and no other route asks', () => {
    const knowing = resources('AWS::Lambda::Function')
      .filter(({ Properties }) => 'IDENTITY_ISSUER' in Properties['Environment'].Variables)
      .map(({ Properties }) => Properties['FunctionName']);
    expect(knowing.sort()).toEqual(staffFunctions);
    const own = promisedBy(knowing);
    expect(own.length).toBeGreaterThan(0);
    expect(asking.map(({ Properties }) => Properties['RouteKey']).sort()).toEqual(own.sort());
  });

  it.each(asking)('$Properties.RouteKey asks for a token of the pool, made for its one client', ({ Properties }) => {
    expect(Properties['AuthorizationType']).toBe('JWT');
    const [authorizer, ...others] = resources('AWS::ApiGatewayV2::Authorizer');
    expect(others).toEqual([]);
    expect(resourceAt(Properties['AuthorizerId'])?.id).toBe(authorizer?.id);
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
    });
    const { Issuer, Audience } = authorizer?.Properties['JwtConfiguration'] ?? {};
    expect([nameOf(Issuer), Audience.map(nameOf)]).toEqual(['StaffPool', ['StaffPoolCentre']]);
  });

  it.each(staffFunctions)('lead to %s, which takes the same tokens and checks them itself', (name) => {
    const lambda = resources('AWS::Lambda::Function').find(({ Properties }) => Properties['FunctionName'] === name);
    const { Variables } = lambda?.Properties['Environment'] ?? {};
    expect(nameOf(Variables.IDENTITY_ISSUER)).toBe('StaffPool');
    expect(nameOf(Variables.IDENTITY_AUDIENCE)).toBe('StaffPoolCentre');
    expect(nameOf(Variables.IDENTITY_JWKS_URL)).toBe('StaffPool/.well-known/jwks.json');
    expect(Variables).toMatchObject({
      IDENTITY_ROLE_CLAIM: 'custom:role',
      IDENTITY_BODY_CLAIM: 'custom:body',
      IDENTITY_SECTORS_CLAIM: 'custom:sectors',
    });
  });

  function promisedBy(names: readonly string[]) {
    return promised.filter(([, name = '']) => names.includes(name)).map(([route]) => route);
  }
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
