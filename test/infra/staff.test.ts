import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { ServiceStack } from '#infra/service-stack.ts';
import { loadStage } from '#infra/stage.ts';
import { StateStack } from '#infra/state-stack.ts';
import { nameOf, resources } from '#test/support/templates.ts';

const [pool, ...otherPools] = resources('AWS::Cognito::UserPool');
const [client, ...otherClients] = resources('AWS::Cognito::UserPoolClient');

describe('the pool of the staff', () => {
  it('is one, with one client', () => {
    expect([otherPools, otherClients]).toEqual([[], []]);
    expect(nameOf(client?.Properties['UserPoolId'])).toBe('StaffPool');
  });

  it('is not deleted by accident', () => {
    expect(pool?.Properties['DeletionProtection']).toBe('ACTIVE');
    expect(pool).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('lets nobody in but whom an administrator has put there, with a second factor', () => {
    expect(pool?.Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    });
  });

  it('knows what somebody is, and lets nobody say it of themselves', () => {
    expect(pool?.Properties['Schema'].map(({ Name }: { Name: string }) => Name)).toEqual(['role', 'body', 'sectors']);
    expect(client?.Properties['WriteAttributes']).toEqual(['locale']);
  });

  it('puts that into its tokens, and neither a name nor an address', () => {
    expect(client?.Properties['ReadAttributes']).toEqual(['custom:body', 'custom:role', 'custom:sectors']);
  });

  it('sends no password over the line, and tells no stranger who is in it', () => {
    expect(client?.Properties).toMatchObject({
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      AllowedOAuthFlowsUserPoolClient: false,
      PreventUserExistenceErrors: 'ENABLED',
      IdTokenValidity: 60,
    });
  });
});

describe("the region's own issuer", () => {
  const staff = {
    issuer: 'https://id.example/realms/region',
    audience: 'centre',
    jwksUrl: 'https://id.example/realms/region/keys',
    claims: { role: 'rcc_role', body: 'rcc_body', sectors: 'rcc_sectors' },
  };
  const app = new App();
  const stage = { ...loadStage('demo'), staff };
  const state = new StateStack(app, 'state', { stage, sources: ['pos'] });
  const service = Template.fromStack(new ServiceStack(app, 'service', { stage, state }));

  it('takes the place of the pool', () => {
    expect(Template.fromStack(state).findResources('AWS::Cognito::UserPool')).toEqual({});
  });

  it('is whom the gateway and the function ask', () => {
    service.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Issuer: staff.issuer, Audience: ['centre'] },
    });
    service.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'rcc-demo-rating-cycles',
      Environment: {
        Variables: {
          IDENTITY_ISSUER: staff.issuer,
          IDENTITY_AUDIENCE: 'centre',
          IDENTITY_JWKS_URL: staff.jwksUrl,
          IDENTITY_ROLE_CLAIM: 'rcc_role',
          IDENTITY_BODY_CLAIM: 'rcc_body',
          IDENTITY_SECTORS_CLAIM: 'rcc_sectors',
        },
      },
    });
  });
});
