import { spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCentre } from '#infra/local/centre.ts';
import { askForToken } from '#infra/local/identity/ask-for-token.ts';
import { startIssuer, type TestIssuer } from '#test/support/issuer.ts';
import { type StartedCentre, startedCentre } from './fixture/started-centre.ts';

const service = {
  Pool: {
    Type: 'AWS::Cognito::UserPool',
    Properties: {
      UserPoolName: 'fix-staff',
      MfaConfiguration: 'ON',
      Schema: [
        { AttributeDataType: 'String', Name: 'role' },
        { AttributeDataType: 'String', Name: 'body' },
        { AttributeDataType: 'String', Name: 'sectors' },
      ],
    },
  },
  Client: {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      UserPoolId: { Ref: 'Pool' },
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      ReadAttributes: ['custom:role', 'custom:sectors'],
    },
  },
  Authorizer: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      Name: 'Staff',
      ApiId: { Ref: 'Api' },
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] }, Audience: [{ Ref: 'Client' }] },
    },
  },
  StaffRoute: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'Api' },
      RouteKey: 'GET /staff/{id}',
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
      AuthorizationType: 'JWT',
      AuthorizerId: { Ref: 'Authorizer' },
    },
  },
};

let centre: StartedCentre;
let stranger: TestIssuer;
beforeAll(async () => {
  [centre, stranger] = await Promise.all([startedCentre({ service }), startIssuer()]);
});
afterAll(async () => {
  await Promise.all([centre?.end(), stranger?.stop()]);
});

const call = (authorization?: string) =>
  fetch(`${centre.url}/staff/1`, { headers: authorization === undefined ? {} : { authorization } });
const now = () => Math.floor(Date.now() / 1000);

/** What the issuer of the centre would say, signed with its key. */
function signed(change: Readonly<Record<string, unknown>> = {}) {
  const jwk = JSON.parse(readFileSync(join(centre.stateDir, 'identity/key.json'), 'utf8'));
  const claims = { iss: centre.endpoints.issuer, aud: 'fix-service-Client', sub: 'one', exp: now() + 60, ...change };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: jwk.kid })
    .sign(createPrivateKey({ key: jwk, format: 'jwk' }));
}

describe('a route that asks for a token', () => {
  it('gives the function the claims, in the texts of the gateway', async () => {
    const token = await askForToken(centre.endpoints.issuer, {
      id: 'one',
      role: 'sector-lead',
      body: 'mun-inta',
      sectors: ['roads', 'health'],
    });
    const answer = await call(`Bearer ${token}`);
    expect(answer.status).toBe(200);
    const { event } = (await answer.json()) as { event: { requestContext: { authorizer: unknown } } };
    // The client may not read the body.
    expect(event.requestContext.authorizer).toEqual({
      jwt: {
        claims: {
          iss: centre.endpoints.issuer,
          aud: '[fix-service-Client]',
          sub: 'one',
          'custom:role': 'sector-lead',
          'custom:sectors': 'roads,health',
          iat: expect.stringMatching(/^\d+$/),
          nbf: expect.stringMatching(/^\d+$/),
          exp: expect.stringMatching(/^\d+$/),
        },
        scopes: null,
      },
    });
  });

  it.each<[string, () => Promise<string>]>([
    ['as it is', () => signed()],
    ['for its client, without an audience', () => signed({ aud: undefined, client_id: 'fix-service-Client' })],
  ])('takes one %s', async (_, token) => {
    expect((await call(`Bearer ${await token()}`)).status).toBe(200);
  });

  it.each<[string, string, () => string | Promise<string> | undefined]>([
    ['without one', 'Bearer', () => undefined],
    ['with a word', 'Bearer error="invalid_token"', () => 'x'],
    ['of another issuer', 'Bearer error="invalid_token"', () => stranger.token({ aud: 'fix-service-Client' })],
    [
      'in the name of its own',
      'Bearer error="invalid_token"',
      () => stranger.token({ iss: centre.endpoints.issuer, aud: 'fix-service-Client' }),
    ],
    ['for another audience', 'Bearer error="invalid_token"', () => signed({ aud: 'other' })],
    ['for nobody', 'Bearer error="invalid_token"', () => signed({ aud: undefined })],
    ['that has ended', 'Bearer error="invalid_token"', () => signed({ exp: now() - 1 })],
    [
      'that is unsigned',
      'Bearer error="invalid_token"',
      async () => `eyJhbGciOiJub25lIn0.${(await signed()).split('.')[1]}.`,
    ],
  ])('refuses one %s, in the words of the gateway', async (_, challenge, token) => {
    const given = await token();
    const answer = await call(given === undefined ? undefined : `Bearer ${given}`);
    expect([answer.status, await answer.json()]).toEqual([401, { message: 'Unauthorized' }]);
    expect(answer.headers.get('www-authenticate')).toBe(challenge);
  });
});

describe('the issuer', () => {
  it('says where its keys are, and that it signs as the gateway wants it', async () => {
    const { issuer } = centre.endpoints;
    const found = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<string, unknown>;
    expect(found).toMatchObject({
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      token_endpoint: `${issuer}/token`,
    });
    const { keys } = (await (await fetch(String(found['jwks_uri']))).json()) as { keys: Record<string, unknown>[] };
    expect(keys).toEqual([{ kty: 'RSA', alg: 'RS256', kid: expect.any(String), n: expect.any(String), e: 'AQAB' }]);
  });

  it('keeps its key in a file only its owner reads, so that a token is good after a restart', async () => {
    const other = await startedCentre({ service });
    const token = await askForToken(other.endpoints.issuer, { id: 'one', role: 'operator' });
    await other.stop();
    expect(statSync(join(other.stateDir, 'identity/key.json')).mode & 0o777).toBe(0o600);
    const again = await startCentre(other);
    const keys = createRemoteJWKSet(new URL(`${again.endpoints.issuer}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(String(token), keys);
    await again.stop();
    await other.end();
    expect(payload.sub).toBe('one');
  });
});

describe('npm run token', () => {
  it('prints a token of the running centre and nothing else', async () => {
    const { code, out } = await run('--role', 'sector-head', '--sector', 'roads', '--sector', 'waste', '--id', 'me');
    expect(code).toBe(0);
    expect(decodeJwt(out.trim())).toMatchObject({
      iss: centre.endpoints.issuer,
      aud: ['fix-service-Client'],
      sub: 'me',
      'custom:role': 'sector-head',
      'custom:sectors': 'roads,waste',
    });
    expect((await call(`Bearer ${out.trim()}`)).status).toBe(200);
  });

  it.each([
    ['no role', [], '--role'],
    ['a role that there is not', ['--role', 'king'], '--role'],
    ['an empty body', ['--role', 'body-head', '--body', ''], '--body'],
    ['an empty sector', ['--role', 'sector-lead', '--sector', ''], '--sector'],
    ['an option that there is not', ['--role', 'operator', '--power', 'all'], 'npm run token'],
  ])('refuses %s', async (_, args, words) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err).toContain('responsible-executive');
  });

  it('says when no centre runs', async () => {
    const { code, err } = await run('--role', 'operator', '--state', join(centre.stateDir, 'nothing'));
    expect([code, err]).toEqual([2, expect.stringContaining('npm start')]);
  });
});

async function run(...args: string[]) {
  const path = join(import.meta.dirname, '../../../infra/local/token.ts');
  const state = args.includes('--state') ? [] : ['--state', centre.stateDir];
  const child = spawn(process.execPath, [path, ...args, ...state], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, 'close')]);
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}
