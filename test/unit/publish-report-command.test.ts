import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputSchema } from '#functions/compute-rating/contract.ts';
import { type LoopbackServer, serveLoopback } from '#infra/local/net/loopback-server.ts';
import { readBody } from '#infra/local/net/read-body.ts';
import { announce } from '#infra/local/running-centre.ts';

const command = join(import.meta.dirname, '../../infra/local/publish-report.ts');

/** Lambda's Invoke API over one function, which publishes revision 2, has published 1, and knows no other. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/') return void response.end(String(process.pid));
  if (request.method === 'GET')
    return void response.end(JSON.stringify({ Functions: [{ FunctionName: 'rcc-demo-compute-rating' }] }));
  const input = inputSchema.parse(JSON.parse(String(await readBody(request))));
  if ('list' in input) return void response.end(JSON.stringify({ proposals }));
  if (!('publish' in input)) throw new TypeError('a run was asked for');
  asked.push(input);
  const { revision } = input.publish;
  const fails = revision > 2;
  if (fails) response.setHeader('x-amz-function-error', 'Unhandled');
  const errorMessage = revision === 3 ? 'RCC_NO_SUCH_PROPOSAL municipal 2026-10 3' : 'out of memory';
  const outcome = revision === 2 ? 'published' : 'unchanged';
  response.end(JSON.stringify(fails ? { errorMessage } : { reports: [{ ...input.publish, outcome }] }));
}

const proposals = [
  { league: 'municipal', period: '2026-10', revision: 2, reason: 'Поступили факты' },
  { league: 'executive', period: '2026-Q3', revision: 3, reason: 'Сменился справочник' },
];
const asked: unknown[] = [];
let state = '';
let server: LoopbackServer;
beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'publish-report-'));
  server = await serveLoopback((request, response) => void answer(request, response), { port: 0 });
  const { url } = server;
  const endpoints = {
    dynamodb: url,
    sqs: url,
    s3: url,
    secretsManager: url,
    kms: url,
    invoke: url,
    issuer: url,
    outbox: url,
    mail: url,
  };
  announce(state, { pid: process.pid, url, endpoints, startedAt: new Date().toISOString() });
});
afterAll(async () => {
  await server?.stop();
  await rm(state, { recursive: true, force: true });
});

async function run(...args: string[]) {
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, 'close')]);
  return { code, said: `${Buffer.concat(out)}${Buffer.concat(err)}` };
}
const whole = (revision: number) => [
  ...['--league', 'municipal', '--period', '2026-10', '--revision', String(revision)],
  ...['--by', 'Е. Канева', '--reason', 'Поздние ответы проверены'],
];

describe('npm run publish-report', () => {
  const municipal = 'октябрь 2026, муниципальные органы, редакция 2. Поступили факты.';
  const executive = '3 квартал 2026, исполнительные органы, редакция 3. Сменился справочник.';

  it.each([
    ['everything', [], [municipal, executive]],
    ['a league', ['--league', 'executive'], [executive]],
    ['a period', ['--period', '2026-10'], [municipal]],
    ['a period without any', ['--period', '2026-11'], ['Редакций, которые ждут решения, нет.']],
  ])('without a revision lists what waits for a decision: %s', async (_, args, lines) => {
    const { code, said } = await run(...args, '--state', state);
    expect(code).toBe(0);
    for (const line of [municipal, executive, 'Редакций, которые ждут решения, нет.'])
      expect(said.includes(line)).toBe(lines.includes(line));
  });

  it('tells with each proposal the command that publishes it', async () => {
    const { said } = await run('--state', state);
    expect(said).toContain(
      'npm run publish-report -- --league municipal --period 2026-10 --revision 2 --by КТО --reason ОСНОВАНИЕ',
    );
  });

  it('has a proposed revision published, with who decided and why', async () => {
    const { code, said } = await run(...whole(2), '--state', state);
    expect({ code, said }).toEqual({
      code: 0,
      said: 'Опубликовано: октябрь 2026, муниципальные органы, редакция 2.\n',
    });
    expect(asked).toEqual([
      {
        publish: { league: 'municipal', period: '2026-10', revision: 2 },
        by: 'Е. Канева',
        reason: 'Поздние ответы проверены',
      },
    ]);
  });

  it.each([
    ['that is published already', 1, 0, 'Уже опубликовано'],
    ['that is no proposal', 3, 1, 'Публиковать нечего'],
    ['that the centre cannot publish', 4, 1, 'Центр отказал: out of memory'],
  ])('says so of a revision %s', async (_, revision, expected, words) => {
    const { code, said } = await run(...whole(revision), '--state', state);
    expect({ code, said }).toEqual({ code: expected, said: expect.stringContaining(words) });
  });

  it.each([
    ['a revision alone', ['--revision', '2'], '--league, --period, --by, --reason'],
    ['a list of no league', ['--league', 'federal'], '--league.'],
    ['a list where no centre runs', ['--state', join(tmpdir(), 'no-such-state')], 'npm start'],
    ['no reason', whole(2).slice(0, -2), 'не указано: --reason.'],
    ['an empty name', [...whole(2), '--by', ''], 'не указано: --by.'],
    ['a revision that is no number', [...whole(2), '--revision', 'r2'], '--revision.'],
    ['a period that is none', [...whole(2), '--period', 'октябрь'], '--period.'],
    ['an unknown option', ['--force'], 'npm run publish-report'],
    ['no centre', [...whole(2), '--state', join(tmpdir(), 'no-such-state')], 'npm start'],
  ])('refuses %s', async (_, args, words) => {
    const { code, said } = await run(...args);
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining(words) });
  });
});
