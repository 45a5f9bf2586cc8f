import * as z from 'zod';
import { arn, type Planned, physicalName, type Resource } from './resource.ts';
import { reasons } from './without-effect.ts';

const nobodySignsIn = 'nobody signs in on one machine: whoever asks for a token gets it';
const poolSchema = z.strictObject({ UserPoolName: z.string().optional() });

/** `AWS::Cognito::UserPool`: an issuer of tokens on this machine. */
export function userPool(resource: Resource): Planned {
  const { UserPoolName } = resource.read(poolSchema, {
    AccountRecoverySetting: nobodySignsIn,
    AdminCreateUserConfig: nobodySignsIn,
    DeletionProtection: 'nothing deletes a local pool but --fresh',
    EmailVerificationMessage: nobodySignsIn,
    EmailVerificationSubject: nobodySignsIn,
    EnabledMfas: nobodySignsIn,
    MfaConfiguration: nobodySignsIn,
    Policies: nobodySignsIn,
    Schema: 'what a token tells, its client says',
    SmsVerificationMessage: nobodySignsIn,
    UserPoolAddOns: reasons.watching,
    UserPoolTags: reasons.metadata,
    UserPoolTier: 'a matter of price',
    UsernameConfiguration: nobodySignsIn,
    VerificationMessageTemplate: nobodySignsIn,
  });
  const id = physicalName(resource, UserPoolName);
  const { issuer } = resource.place.endpoints;
  return {
    ref: id,
    attributes: {
      Arn: arn(resource, 'cognito-idp', `userpool/${id}`),
      ProviderName: new URL(issuer).host,
      ProviderURL: issuer,
      UserPoolId: id,
    },
  };
}

const clientSchema = z.strictObject({
  ClientName: z.string().optional(),
  UserPoolId: z.string(),
  ReadAttributes: z.array(z.string()).default([]),
});

/** `AWS::Cognito::UserPoolClient`: whom the tokens are for, and what they tell. */
export function userPoolClient(resource: Resource): Planned {
  const { ClientName, ReadAttributes } = resource.read(clientSchema, {
    AccessTokenValidity: nobodySignsIn,
    AllowedOAuthFlowsUserPoolClient: nobodySignsIn,
    ExplicitAuthFlows: nobodySignsIn,
    GenerateSecret: nobodySignsIn,
    IdTokenValidity: nobodySignsIn,
    PreventUserExistenceErrors: nobodySignsIn,
    RefreshTokenValidity: nobodySignsIn,
    SupportedIdentityProviders: nobodySignsIn,
    TokenValidityUnits: nobodySignsIn,
    WriteAttributes: nobodySignsIn,
  });
  const id = physicalName(resource, ClientName);
  return {
    ref: id,
    attributes: { ClientId: id, Name: id },
    part: { kind: 'user-pool-client', id, readable: ReadAttributes },
  };
}
