import * as z from 'zod';
import { functionNameOf } from './function.ts';
import type { Throttle } from './part.ts';
import type { Planned, Resource } from './resource.ts';
import { reasons } from './without-effect.ts';

const apiSchema = z.strictObject({
  Name: z.string().optional(),
  ProtocolType: z.literal('HTTP', 'only HTTP APIs run here'),
});

/** `AWS::ApiGatewayV2::Api`. */
export function api(resource: Resource): Planned {
  resource.read(apiSchema, {
    Description: reasons.metadata,
    DisableExecuteApiEndpoint: 'there is one address',
    IpAddressType: 'there is one address',
    Tags: reasons.metadata,
  });
  const id = resource.logicalId.toLowerCase();
  return { ref: id, attributes: { ApiId: id, ApiEndpoint: resource.place.url }, part: { kind: 'api', id } };
}

const routeSettings = z
  .object({ ThrottlingBurstLimit: z.number().optional(), ThrottlingRateLimit: z.number().optional() })
  .transform(
    ({ ThrottlingBurstLimit, ThrottlingRateLimit }): Throttle => ({
      burst: ThrottlingBurstLimit,
      ratePerSecond: ThrottlingRateLimit,
    }),
  );
const stageSchema = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal('$default', 'only the stage $default has an address of its own'),
  DefaultRouteSettings: routeSettings.optional(),
  RouteSettings: z.record(z.string(), routeSettings).default({}),
});

/** `AWS::ApiGatewayV2::Stage`. */
export function stage(resource: Resource): Planned {
  const properties = resource.read(stageSchema, {
    AccessLogSettings: reasons.watching,
    AutoDeploy: 'the template is what runs',
    Description: reasons.metadata,
    Tags: reasons.metadata,
  });
  return {
    ref: properties.StageName,
    attributes: {},
    part: {
      kind: 'stage',
      throttle: properties.DefaultRouteSettings ?? {},
      routeThrottles: properties.RouteSettings,
    },
  };
}

const integrationSchema = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY', 'only functions can answer here'),
  IntegrationUri: z.string(),
  IntegrationMethod: z.string().optional(),
  PayloadFormatVersion: z.literal('2.0', 'only payload format 2.0 is spoken here'),
  TimeoutInMillis: z.number().default(30_000),
});

/** `AWS::ApiGatewayV2::Integration`. */
export function integration(resource: Resource): Planned {
  const properties = resource.read(integrationSchema, {
    CredentialsArn: reasons.permission,
    Description: reasons.metadata,
  });
  const id = resource.logicalId.toLowerCase();
  return {
    ref: id,
    attributes: { IntegrationId: id },
    part: {
      kind: 'integration',
      id,
      functionName: functionNameOf(resource, properties.IntegrationUri),
      timeoutMs: properties.TimeoutInMillis,
    },
  };
}

const authorizerSchema = z.strictObject({
  ApiId: z.string(),
  AuthorizerType: z.literal('JWT', 'only tokens can be asked for here'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization', 'a token stands in Authorization here')]),
  JwtConfiguration: z.strictObject({ Issuer: z.url(), Audience: z.array(z.string()) }),
});

/** `AWS::ApiGatewayV2::Authorizer` of tokens. */
export function authorizer(resource: Resource): Planned {
  const { JwtConfiguration } = resource.read(authorizerSchema, { Name: reasons.metadata });
  const id = resource.logicalId.toLowerCase();
  const { Issuer: issuer, Audience: audience } = JwtConfiguration;
  return { ref: id, attributes: { AuthorizerId: id }, part: { kind: 'authorizer', id, issuer, audience } };
}

const routeSchema = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
  AuthorizationType: z.enum(['NONE', 'JWT'], 'only an authorizer of tokens is supported').optional(),
  AuthorizerId: z.string().optional(),
  ApiKeyRequired: z.literal(false).optional(),
});

/** `AWS::ApiGatewayV2::Route`. */
export function route(resource: Resource): Planned {
  const properties = resource.read(routeSchema, { OperationName: reasons.metadata });
  const { RouteKey, Target, AuthorizationType, AuthorizerId: authorizerId } = properties;
  if ((AuthorizationType === 'JWT') !== (authorizerId !== undefined))
    throw resource.refusal('AuthorizerId: goes with AuthorizationType JWT, and only with it');
  return {
    ref: resource.logicalId,
    attributes: {},
    part: { kind: 'route', routeKey: RouteKey, integrationId: Target.slice('integrations/'.length), authorizerId },
  };
}
