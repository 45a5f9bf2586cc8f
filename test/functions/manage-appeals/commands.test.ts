import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appealAnswer, commandAnswer } from '#functions/manage-appeals/answers.ts';
import { aFact } from '#test/support/a-fact.ts';
import { idOf } from '#test/support/a-message.ts';
import { moscow } from '#test/support/moscow.ts';
import { type StartedManaging, startManaging, type Who } from './start-managing.ts';

let managing: StartedManaging;
beforeAll(async () => {
  managing = await startManaging();
});
afterEach(() => {
  managing.database.fault = () => undefined;
  managing.sqs.fault = () => undefined;
});
afterAll(() => managing?.stop());

const at = moscow('2026-03-12T12:00');
const operator = { role: 'operator' } as const;
const executor = { role: 'body-executor', body: 'mun-usinsk' } as const;
const submitted = aFact('appeal.submitted', '2026-03-02T09:00', { text: 'Яма на Ленина', agency: 'mun-usinsk' });

let appeals = 0;
const anAppeal = (...facts: Parameters<StartedManaging['appeal']>[1]) => {
  appeals += 1;
  return managing.appeal(`A-${appeals}`, [submitted, ...facts]);
};
const problem = (code: string) => ({ type: `urn:rcc:problem:${code}` });

const answer = { text: 'Яму засыпали', resolution: 'resolved' };

describe('a command', () => {
  it('becomes a fact of its author, at the time of the request, and says what the appeal is now', async () => {
    const appealId = await anAppeal();
    const { status, headers, body } = await managing.command('answer', appealId, executor, answer, { at });
    expect(status).toBe(201);
    expect(headers).toMatchObject({ etag: '"2"', 'cache-control': 'no-store' });
    expect(commandAnswer().strict().parse(body)).toMatchObject({
      fact: { source: 'staff', type: 'appeal.answered', occurredAt: new Date(at).toISOString() },
      warnings: [],
      version: 2,
      appeal: { appealId, state: 'answered', cycle: 1, body: 'mun-usinsk' },
    });
    const { body: shown } = await managing.show(appealId, operator, at);
    expect(shown.history.at(-1)).toMatchObject({
      type: 'appeal.answered',
      author: { id: 'person-7', role: 'body-executor' },
      data: { agency: 'mun-usinsk', ...answer },
      receivedAt: new Date(at).toISOString(),
    });
    expect(shown).toMatchObject({ version: 2, state: 'answered' });
  });

  it('moves the lists with it', async () => {
    const appealId = await anAppeal();
    await managing.command('assign', appealId, operator, { agency: 'mun-inta', executor: 'petrov' }, { at });
    const listed = await managing.tables.index('open-by-executor', 'openExecutor', 'petrov');
    expect(listed.map(({ pk }) => pk)).toContain(appealId);
  });

  it('is announced before it is stored, later than it can be stored', async () => {
    const before = (await managing.announced()).length;
    const appealId = await anAppeal();
    await managing.command('answer', appealId, executor, answer, { at });
    const messages = (await managing.announced()).slice(before);
    expect(messages).toEqual([{ isDelayed: true, body: expect.any(String) }]);
    expect(JSON.parse(messages[0]?.body ?? '')).toEqual({
      ...{ kind: 'command', source: 'pos', externalId: `A-${appeals}` },
      eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('is not stored while the queue is away', async () => {
    managing.sqs.fault = () => 'cut';
    const appealId = await anAppeal();
    const refused = await managing.command('answer', appealId, executor, answer, { at });
    expect(refused).toMatchObject({ status: 503, body: problem('queue-unavailable') });
    expect(refused.headers).toHaveProperty('retry-after');
    expect((await managing.store.read(appealId)).version).toBe(1);
  });

  it('logs who, which and what, and no word', async () => {
    const appealId = await anAppeal();
    await managing.command('answer', appealId, { ...executor, id: 'petrov-3' }, answer, { at });
    const lines = managing.log.text().split('\n');
    const line = lines.findLast((one) => one.includes('RCC_COMMAND_STORED')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ staff: 'petrov-3', role: 'body-executor', appealId, command: 'answer' });
    expect(managing.log.text()).not.toMatch(/засыпали|Ленина/);
  });

  it('that takes the appeal out of sight is answered without it', async () => {
    const appealId = await anAppeal();
    const forward = { to: 'mun-inta', reason: 'Не наш район', noticeSent: true };
    const { status, body } = await managing.command('forward', appealId, executor, forward, { at });
    expect([status, body.appeal, body.fact.type]).toEqual([201, undefined, 'appeal.forwarded']);
    expect((await managing.show(appealId, executor, at)).status).toBe(404);
  });
});

describe('once an operator has said what it is about', () => {
  const nobodys = (municipality?: string) =>
    aFact('appeal.submitted', '2026-03-02T09:00', { text: 'Яма', agency: undefined, municipality, owner: 'municipal' });
  const appealOf = async (...facts: Parameters<StartedManaging['appeal']>[1]) => {
    appeals += 1;
    return await managing.appeal(`A-${appeals}`, facts);
  };
  const lights = { sector: 'roads', category: 'traffic-control' };

  it('the table of routes says at once whose it is, in the same fact', async () => {
    const appealId = await appealOf(nobodys('usinsk'));
    expect((await managing.show(appealId, operator, at)).body).toMatchObject({ asked: 'category' });
    const { status, body } = await managing.command('classify', appealId, operator, lights, { at });
    expect([status, body.version, body.appeal.body]).toEqual([201, 2, 'mun-usinsk']);
    const { body: shown } = await managing.show(appealId, operator, at);
    expect(shown).not.toHaveProperty('asked');
    expect(shown.cycles[0].responsible).toMatchObject([{ body: 'mun-usinsk', isProposed: true }]);
    expect(shown.history.at(-2)).toMatchObject({
      ...{ source: 'router', type: 'appeal.assigned', concluded: true },
      data: { agency: 'mun-usinsk', route: { row: 'administration', municipality: 'usinsk', ...lights } },
      reason: expect.stringMatching(/^В таблице маршрутов .*отвечает Администрация/),
    });
  });

  it('and where, of several municipalities', async () => {
    const located = aFact('appeal.located', '2026-03-02T09:00', {
      ...{ municipality: undefined, by: 'recogniser', candidates: ['inta', 'usinsk'] },
    });
    const appealId = await appealOf(nobodys(), located);
    expect((await managing.command('classify', appealId, operator, lights, { at })).body.appeal.body).toBeUndefined();
    const { body: shown } = await managing.show(appealId, operator, at);
    expect(appealAnswer().strict().parse(shown)).toMatchObject({
      asked: 'municipality',
      municipalities: ['inta', 'usinsk'],
    });
    const { body } = await managing.command('locate', appealId, operator, { municipality: 'inta' }, { at });
    expect(body).toMatchObject({
      fact: { type: 'appeal.located' },
      appeal: { municipality: 'inta', body: 'mun-inta' },
    });
    expect((await managing.show(appealId, operator, at)).body).not.toHaveProperty('asked');
  });

  it('past forwarding says who is likely, where the table has nobody', async () => {
    const rows = [
      ['roads', 'traffic-control', null, 'exec-mindor', 9],
      ['roads', 'traffic-control', null, 'mun-inta', 3],
    ];
    const counted = { countedAt: at, counts: JSON.stringify(rows), leftOut: 0 };
    await managing.tables.put('centre', { pk: 'routes#forwarding', sk: 'counts', ...counted });
    const appealId = await appealOf(nobodys());
    const { body } = await managing.command('classify', appealId, operator, lights, { at });
    expect(body.appeal.body).toBe('exec-mindor');
    await managing.tables.put('centre', { pk: 'routes#forwarding', sk: 'counts' });
  });

  it('a person is asked whose it is, where neither knows', async () => {
    const appealId = await appealOf(nobodys());
    const lifts = { sector: 'housing', category: 'lifts' };
    expect((await managing.command('classify', appealId, operator, lifts, { at })).status).toBe(201);
    expect((await managing.show(appealId, operator, at)).body).toMatchObject({ asked: 'body' });
  });

  it('a body that has answered unassigned may add to its answer', async () => {
    const appealId = await appealOf(nobodys('usinsk'));
    await managing.command('classify', appealId, operator, lights, { at });
    await managing.command('answer', appealId, executor, answer, { at });
    expect((await managing.command('answer', appealId, executor, answer, { at })).status).toBe(201);
    expect((await managing.show(appealId, executor, at)).body.cycles[0]).toMatchObject({ answeredBy: 'mun-usinsk' });
  });
});

describe('a command is refused', () => {
  it('with the code, the article and the words of the rule', async () => {
    const appealId = await anAppeal();
    const refused = await managing.command('answer', appealId, executor, { ...answer, text: ' ' }, { at });
    expect(refused.status).toBe(409);
    expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(refused.body).toEqual({
      type: 'urn:rcc:problem:text-empty',
      title: 'Нет текста',
      status: 409,
      code: 'text-empty',
      clause: expect.stringContaining('Положение'),
    });
  });

  it.each([
    ['reopen', { reason: 'Ещё течёт' }, 409, 'still-open'],
    ['close', { outcome: 'satisfied' }, 409, 'not-answered'],
    ['forward', { to: 'mun-moskva', reason: 'Не наш район', noticeSent: true }, 422, 'unknown-body'],
    ['forward', { to: 'mun-usinsk', reason: 'Не наш район', noticeSent: true }, 409, 'same-body'],
    ['classify', { sector: 'roads', category: 'moon' }, 422, 'unknown-category'],
    ['classify', { sector: 'roads', category: 'potholes', municipality: 'moskva' }, 422, 'unknown-municipality'],
    ['decline-reopening', { reason: 'Нет' }, 409, 'still-open'],
  ] as const)('%s %j: %i %s', async (name, data, status, code) => {
    const appealId = await anAppeal();
    const refused = await managing.command(name, appealId, operator, data, { at });
    expect(refused).toMatchObject({ status, body: { ...problem(code), code, clause: expect.any(String) } });
    expect((await managing.store.read(appealId)).version).toBe(1);
  });

  it.each([
    ['a field too many', 'note', { text: 'Да', by: 'me' }, '/by'],
    ['a field missing', 'forward', { to: 'mun-inta', reason: 'Не наш' }, '/noticeSent'],
    ['no instant', 'extend', { until: '2026-04-01', reason: 'Ждём' }, '/until'],
    ['no outcome', 'close', { outcome: 'solved' }, '/outcome'],
    ['a text too long', 'note', { text: 'я'.repeat(20_001) }, '/text'],
  ] as const)('with %s: 400', async (_, name, data, pointer) => {
    const refused = await managing.command(name, await anAppeal(), operator, data, { at });
    expect(refused).toMatchObject({ status: 400, body: { ...problem('command-invalid'), errors: [{ pointer }] } });
  });

  it('with a body that is no JSON: 400', async () => {
    const appealId = await anAppeal();
    const authorization = `Bearer ${await managing.token({ centre_role: 'operator' })}`;
    const headers = { authorization, 'idempotency-key': 'k', 'if-match': '"1"' };
    const sent = { appealId, headers, body: '{"text":' };
    expect(await managing.send('POST /v1/appeals/{appealId}/commands/note', sent)).toMatchObject({
      status: 400,
      body: problem('body-not-json'),
    });
  });

  it.each([
    ['without a key', { 'if-match': '"1"' }, 400, 'idempotency-key-missing'],
    ['with an empty key', { 'if-match': '"1"', 'idempotency-key': '' }, 400, 'idempotency-key-missing'],
    ['with a key of other letters', { 'if-match': '"1"', 'idempotency-key': 'ключ' }, 400, 'idempotency-key-missing'],
    ['with a key too long', { 'if-match': '"1"', 'idempotency-key': 'k'.repeat(201) }, 400, 'idempotency-key-missing'],
    ['without a version', { 'idempotency-key': 'k' }, 428, 'version-missing'],
    ['of any version', { 'idempotency-key': 'k', 'if-match': '*' }, 428, 'version-missing'],
    ['of an earlier version', { 'idempotency-key': 'k', 'if-match': '"0"' }, 412, 'version-changed'],
    ['of a later version', { 'idempotency-key': 'k', 'if-match': '"2"' }, 412, 'version-changed'],
  ])('%s', async (_, given, status, code) => {
    const appealId = await anAppeal();
    const authorization = `Bearer ${await managing.token({ centre_role: 'operator' })}`;
    const sent = { appealId, headers: { authorization, ...given }, body: '{"text":"Да"}' };
    expect(await managing.send('POST /v1/appeals/{appealId}/commands/note', sent)).toMatchObject({
      status,
      body: problem(code),
    });
    expect((await managing.store.read(appealId)).version).toBe(1);
  });
});

describe('the same key', () => {
  const note = { text: 'Звонили в управу' };

  it('with the same command is the same fact, whatever has happened since, and not stored twice', async () => {
    const appealId = await anAppeal();
    const first = await managing.command('note', appealId, operator, note, { key: 'one', version: 1, at });
    await managing.command('note', appealId, operator, { text: 'Ещё раз' }, { at });
    const again = await managing.command('note', appealId, operator, note, { key: 'one', version: 1, at: at + 9000 });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.fact).toEqual(first.body.fact);
    expect(again.headers['etag']).toBe('"3"');
    expect((await managing.store.read(appealId)).received).toHaveLength(3);
  });

  it('is answered also when the appeal is out of sight since', async () => {
    const appealId = await anAppeal();
    const forward = { to: 'mun-inta', reason: 'Не наш район', noticeSent: true };
    const first = await managing.command('forward', appealId, executor, forward, { key: 'one', version: 1, at });
    const again = await managing.command('forward', appealId, executor, forward, { key: 'one', version: 1, at });
    expect(again).toMatchObject({ status: 200, body: first.body });
  });

  it('with another command, or other words, is refused', async () => {
    const appealId = await anAppeal();
    await managing.command('note', appealId, operator, note, { key: 'one', at });
    for (const [name, data] of [
      ['note', { text: 'Другое' }],
      ['register', {}],
    ] as const) {
      const refused = await managing.command(name, appealId, operator, data, { key: 'one', at });
      expect(refused).toMatchObject({ status: 422, body: problem('idempotency-key-reused') });
    }
  });

  it('of somebody else, or to another appeal, is another key', async () => {
    const [one, two] = [await anAppeal(), await anAppeal()];
    const answers = [
      await managing.command('note', one, operator, note, { key: 'one', at }),
      await managing.command('note', one, { ...operator, id: 'other' }, note, { key: 'one', at }),
      await managing.command('note', two, operator, note, { key: 'one', at }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  });

  it('eight times at once stores one fact, and all are told of it', async () => {
    const appealId = await anAppeal();
    const once = () => managing.command('note', appealId, operator, note, { key: 'one', version: 1, at });
    const answers = await Promise.all(Array.from({ length: 8 }, once));
    // A machine that is busy may let somebody wait for the queue in vain.
    const told = answers.filter(({ status }) => status !== 503);
    expect(told.map(({ status }) => status).sort()).toEqual([...told.slice(1).map(() => 200), 201]);
    expect(new Set(told.map(({ body }) => body.fact.eventId)).size).toBe(1);
    expect((await managing.store.read(appealId)).received).toHaveLength(2);
  });
});

describe('two at once', () => {
  it('of different people: one is stored, the other has to look again', async () => {
    const appealId = await anAppeal();
    const answers = await Promise.all(
      ['ivanova', 'petrov'].map((id) =>
        managing.command('note', appealId, { ...operator, id }, { text: id }, { version: 1, at }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
  });

  it('a race that was lost to nobody is run again: the version is the one that was decided upon', async () => {
    const appealId = await anAppeal();
    let conflicts = 0;
    managing.database.fault = ({ operation }) => {
      if (operation !== 'TransactWriteItems' || conflicts >= 2) return undefined;
      conflicts += 1;
      return conflict;
    };
    expect((await managing.command('note', appealId, operator, { text: 'Да' }, { at })).status).toBe(201);
    managing.database.fault = ({ operation }) => (operation === 'TransactWriteItems' ? conflict : undefined);
    const refused = await managing.command('note', appealId, operator, { text: 'Нет' }, { at });
    expect(refused).toMatchObject({ status: 503, body: problem('appeal-contended') });
  });

  const conflict = {
    status: 400,
    body: JSON.stringify({
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
      message: 'Transaction cancelled',
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
    }),
  };
});

describe('who may not', () => {
  it('give a command, but may see the appeal, is told so', async () => {
    const appealId = await anAppeal();
    const refused = await managing.command('answer', appealId, { role: 'curator' }, answer, { at });
    expect(refused).toMatchObject({ status: 403, body: problem('access-refused') });
  });

  it('hand an appeal to a table that is not theirs by assigning it', async () => {
    const head = { role: 'body-head', body: 'mun-usinsk' } as const;
    const appealId = await anAppeal();
    expect((await managing.command('assign', appealId, head, { agency: 'mun-inta' }, { at })).status).toBe(403);
    expect(
      (await managing.command('assign', appealId, head, { agency: 'mun-usinsk', executor: 'a' }, { at })).status,
    ).toBe(201);
  });

  it.each<[Who['role'], number, number]>([
    ['curator', 403, 403],
    ['responsible-executive', 403, 403],
    ['sector-lead', 412, 404],
    ['media-lead', 403, 403],
    ['sector-head', 412, 404],
    ['centre-head', 412, 412],
    ['direction-head', 412, 412],
    ['operator', 412, 412],
    ['body-executor', 412, 404],
    ['body-head', 412, 404],
  ])('%s forwards what is theirs: %i, what is not: %i', async (role, ours, theirs) => {
    const forward = { to: 'mun-inta', reason: 'Не наш район', noticeSent: true };
    const label = aFact('appeal.classified', '2026-03-02T09:00', { sector: 'roads', category: 'potholes' });
    const appealId = await anAppeal(label);
    // Of a version that there never was: whoever has the right is told 412.
    const statusOf = async (body: string, sector: string) => {
      const who = { role, body, sectors: [sector] };
      return (await managing.command('forward', appealId, who, forward, { version: 999 })).status;
    };
    expect([await statusOf('mun-usinsk', 'roads'), await statusOf('mun-inta', 'health')]).toEqual([ours, theirs]);
  });
});

it('of an appeal that nobody has is not found', async () => {
  const missing = await managing.command('note', idOf('missing'), operator, { text: 'Да' }, { version: 1 });
  expect(missing).toMatchObject({ status: 404, body: problem('not-found') });
});
