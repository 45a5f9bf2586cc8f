import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import trigger from '#events/triggers/show-contacts.json' with { type: 'json' };
import { appealChange } from '#shared/domain/appeals/appeal-change.ts';
import { neverSeen } from '#shared/domain/appeals/appeal-store.ts';
import { region } from '#shared/region/region.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo } from '#test/support/emulators.ts';
import { type FaultProxy, startFaultProxy } from '#test/support/fault-proxy.ts';
import { startIssuer } from '#test/support/issuer.ts';
import { moscow } from '#test/support/moscow.ts';

type Started = Awaited<ReturnType<typeof start>>;
type Claims = Readonly<Record<string, unknown>>;

const known = '7K2M04QX9ZTA';
const nameless = '7K2M04QX9ZTB';
const absent = '7K2M04QX9ZTC';
const words = 'Мария Петровна';
const phone = '+79120000000';
const operator = { centre_role: 'operator' };
const ofUsinsk = { centre_role: 'body-executor', centre_body: 'mun-usinsk' };
const submitted: Step = ['submitted', '2026-03-02T09:00', { agency: 'mun-usinsk', reachable: true }];
const at = '2026-03-10T12:00';

let started: Started;
beforeAll(async () => {
  started = await start();
});
afterEach(() => started.reset());
afterAll(() => started.stop());

async function start() {
  const [dynamo, issuer] = await Promise.all([startDynamo(), startIssuer()]);
  const database: FaultProxy = await startFaultProxy(dynamo.endpoint);
  const tables = await createCentreTables(dynamo);
  Object.assign(process.env, awsEnvironment({ dynamo: database }), {
    ...{ APPEALS_TABLE: 'appeals', CONTACTS_TABLE: 'contacts', CENTRE_TABLE: 'centre' },
    ...{ IDENTITY_ISSUER: issuer.url, IDENTITY_AUDIENCE: 'the-centre', IDENTITY_JWKS_URL: issuer.jwksUrl },
    IDENTITY_ROLE_CLAIM: 'centre_role',
    IDENTITY_BODY_CLAIM: 'centre_body',
    IDENTITY_SECTORS_CLAIM: 'centre_sectors',
  });
  const log = captureLog();
  const { handler } = await import('#functions/show-contacts/handler.ts');
  const { documentClient } = await import('#shared/persistence/dynamo.ts');
  const { dynamoAppealStore } = await import('#shared/persistence/appeal-store.ts');
  const names = { appeals: 'appeals', contacts: 'contacts' };
  const appeals = dynamoAppealStore(documentClient(), names, region.timeZone);
  const store = (appealId: string, contacts: object | undefined) => {
    const ids = { appealId, source: 'city-portal', externalId: appealId };
    const facts = aHistory(submitted).map((fact) => ({ fact, receivedAt: fact.occurredAt }));
    const kept = contacts && { ...contacts, until: moscow('2031-03-02') };
    return appeals.append(appealChange({ ids, history: neverSeen, facts, contacts: kept }, region.appealRules));
  };
  await store(known, { name: words, contacts: { phone } });
  await store(nameless, undefined);

  let requests = 0;
  async function ask(routeKey: string, appealId: string, who: Claims, body?: string) {
    const event = structuredClone({ ...trigger, routeKey, pathParameters: { appealId }, body });
    requests += 1;
    event.requestContext.requestId = `request-${requests}`;
    event.requestContext.timeEpoch = moscow(at);
    event.headers.authorization = `Bearer ${await issuer.token({ sub: 'person-7', aud: 'the-centre', ...who })}`;
    const result = (await handler(event as never, {} as Context)) as APIGatewayProxyStructuredResultV2;
    return { status: result.statusCode, headers: result.headers ?? {}, body: JSON.parse(result.body ?? '{}') };
  }

  return {
    log,
    database,
    look: (appealId: string, who: Claims, body = '{"purpose":"call-back"}') =>
      ask('POST /v1/appeals/{appealId}/contacts', appealId, who, body),
    audit: (appealId: string, who: Claims) => ask('GET /v1/appeals/{appealId}/contact-looks', appealId, who),
    looks: () => tables.scan('centre'),
    async reset() {
      database.fault = () => undefined;
      await tables.empty('centre');
    },
    async stop() {
      log.release();
      await Promise.all([database, dynamo, issuer].map((emulator) => emulator.stop()));
    },
  };
}

describe('contacts', () => {
  it('are shown to whom the table of roles lets see them, and kept nowhere on the way', async () => {
    for (const who of [operator, ofUsinsk]) {
      const answer = await started.look(known, who);
      expect(answer).toMatchObject({ status: 200, body: { name: words, contacts: { phone } } });
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
    }
  });

  it('are shown after the look is kept: who, as what, when and what for', async () => {
    await started.look(known, ofUsinsk);
    expect(await started.looks()).toMatchObject([
      {
        pk: `looks#${known}`,
        ...{ appealId: known, at: moscow(at), staff: 'person-7', role: 'body-executor', body: 'mun-usinsk' },
        ...{ purpose: 'call-back', expiresAt: expect.any(Number) },
      },
    ]);
  });

  it('are not read when the look cannot be kept', async () => {
    const reads: string[] = [];
    started.database.fault = ({ operation, body }) => {
      if (operation === 'GetItem' && body.includes('"contacts"')) reads.push(operation);
      return operation === 'PutItem' ? { status: 500, body: '{}' } : undefined;
    };
    expect((await started.look(known, operator)).status).toBe(503);
    expect(reads).toEqual([]);
  });

  it('that nobody has given are not found; the look is kept', async () => {
    expect((await started.look(nameless, operator)).status).toBe(404);
    expect(await started.looks()).toHaveLength(1);
  });

  it.each([
    ['of another body', { ...ofUsinsk, centre_body: 'mun-inta' }],
    ['in a role that does not see them', { centre_role: 'curator' }],
    ['in charge of sectors', { centre_role: 'sector-lead', centre_sectors: ['roads', 'other', 'housing'] }],
  ])('are refused to whoever is %s, the same whether there is such an appeal', async (_, who) => {
    const [one, other] = [await started.look(known, who), await started.look(absent, who)];
    expect(one.status).toBe(403);
    expect(other).toEqual(one);
    expect(await started.looks()).toEqual([]);
  });

  it('of an appeal that is not there are not found', async () => {
    expect((await started.look(absent, operator)).status).toBe(404);
    expect(await started.looks()).toEqual([]);
  });

  it.each([
    ['no purpose', '{}', ['/purpose']],
    ['another purpose', '{"purpose":"curiosity"}', ['/purpose']],
    ['more than it', '{"purpose":"answer","note":"x"}', ['/note']],
  ])('are not shown for %s', async (_, body, pointers) => {
    const answer = await started.look(known, operator, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
    expect(await started.looks()).toEqual([]);
  });

  it('are not shown for what is no JSON', async () => {
    expect(await started.look(known, operator, 'purpose=answer')).toMatchObject({ status: 400 });
  });

  it('are in no log', () => {
    expect(started.log.text()).toContain('RCC_CONTACTS_LOOKED_AT');
    expect(started.log.text()).not.toContain(phone);
    expect(started.log.text()).not.toContain(words);
  });
});

describe('the looks', () => {
  it('are listed, the earliest first, for whoever answers for them', async () => {
    await started.look(known, operator);
    await started.look(known, ofUsinsk, '{"purpose":"clarify"}');
    const { status, body } = await started.audit(known, { centre_role: 'centre-head' });
    expect(status).toBe(200);
    expect(body.looks).toHaveLength(2);
    expect(body.looks[0]).toMatchObject({ at: '2026-03-10T09:00:00.000Z', staff: 'person-7' });
  });

  it.each([operator, ofUsinsk])('are not for %o', async (who) => {
    expect((await started.audit(known, who)).status).toBe(403);
  });

  it('at no contacts are none', async () => {
    const head = { centre_role: 'body-head', centre_body: 'mun-usinsk' };
    expect(await started.audit(known, head)).toMatchObject({ status: 200, body: { looks: [] } });
  });
});
