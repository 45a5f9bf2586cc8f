import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { IdentityProvider } from '#shared/identity/identity-provider.ts';

/** The staff of the region, for a region without an issuer of its own. Nobody enters by themselves, and it outlives its stack. */
export class StaffPool extends Construct {
  readonly provider: IdentityProvider;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    const pool = new UserPool(this, 'Pool', {
      userPoolName: name,
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.NONE,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      customAttributes: Object.fromEntries(Object.values(attributes).map((attribute) => [attribute, anyText()])),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.provider = {
      issuer: pool.userPoolProviderUrl,
      audience: clientOf(pool).userPoolClientId,
      jwksUrl: `${pool.userPoolProviderUrl}/.well-known/jwks.json`,
      claims: { role: claim(attributes.role), body: claim(attributes.body), sectors: claim(attributes.sectors) },
    };
  }
}

const attributes = { role: 'role', body: 'body', sectors: 'sectors' } as const;

function clientOf(pool: UserPool): UserPoolClient {
  return pool.addClient('Centre', {
    generateSecret: false,
    authFlows: { userSrp: true },
    disableOAuth: true,
    preventUserExistenceErrors: true,
    // What a client may not read is in no token of it. A name or a mail address is not needed there.
    readAttributes: new ClientAttributes().withCustomAttributes(...Object.values(attributes)),
    // Without a list of its own a client may write every standard attribute; what somebody is, only an administrator says.
    writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    idTokenValidity: Duration.hours(1),
    accessTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.hours(12),
  });
}

function anyText(): StringAttribute {
  return new StringAttribute({ mutable: true, maxLen: 200 });
}

/** What Cognito calls an attribute of its customer in a token. */
function claim(attribute: string): string {
  return `custom:${attribute}`;
}
