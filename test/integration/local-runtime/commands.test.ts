import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeState } from '#infra/local/command/remove-state.ts';
import { startOptions } from '#infra/local/command/start-options.ts';
import { type StartedCentre, scratch, startedCentre } from './fixture/started-centre.ts';

let centre: StartedCentre;
beforeAll(async () => {
  centre = await startedCentre();
});
afterAll(() => centre?.end());

async function run(command: string, ...args: string[]) {
  const path = join(import.meta.dirname, '../../../infra/local', command);
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, 'close')]);
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}
const trigger = (...args: string[]) => run('trigger.ts', ...args, '--state', centre.stateDir);

describe('npm run trigger', () => {
  it('prints what a function answers, called by its name or the end of it', async () => {
    const { code, out } = await trigger('front', '{"routeKey":"GET /ping"}');
    expect({ code, answer: JSON.parse(out) }).toEqual({ code: 0, answer: { statusCode: 204 } });
  });

  it('takes the event from a file and fails with the function', async () => {
    const path = join(centre.stateDir, 'event.json');
    writeFileSync(path, '{"routeKey":"GET /fail"}');
    const { code, out } = await trigger('fix-front', `@${path}`);
    expect({ code, answer: JSON.parse(out) }).toMatchObject({ code: 1, answer: { errorMessage: 'as told' } });
  });

  it.each([
    ['an unknown function', ['nobody'], '  fix-front\n  fix-worker'],
    ['an event that is not JSON', ['front', '{'], 'JSON'],
    ['no function', [], 'npm run trigger'],
  ])('refuses %s', async (_, args, words) => {
    const { code, err } = await trigger(...args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('says when no centre runs', async () => {
    const { code, err } = await run('trigger.ts', 'front', '--state', join(centre.stateDir, 'nothing'));
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('npm start') });
  });
});

describe('npm start', () => {
  it('says which port is taken, and who runs on the state already', async () => {
    const { port } = new URL(centre.url);
    const taken = await run('start.ts', '--port', port, '--state', join(centre.stateDir, 'other'));
    expect(taken.code).toBe(1);
    expect(taken.err).toMatch(new RegExp(`${port}.*--port`));
    const running = await run('start.ts', '--port', '0', '--fresh', '--state', centre.stateDir);
    expect(running.code).toBe(1);
    expect(running.err).toContain('--state');
  });

  it.each([
    [[], { port: 4510, stateDir: '.centre', fresh: false, demo: true, help: false }],
    [
      ['--port', '0', '--state', 'x', '--fresh', '--no-demo'],
      { port: 0, stateDir: 'x', fresh: true, demo: false, help: false },
    ],
    [['--port', '70000'], '--port 70000'],
    [['--port', 'x'], '--port x'],
    [['--wrong'], expect.stringContaining('--wrong')],
  ])('understands %j', (args, expected) => {
    expect(startOptions(args)).toEqual(expected);
  });

  it('with --fresh removes what a centre left and nothing else', async () => {
    const { path, remove } = scratch();
    writeFileSync(join(path, 'secrets.json'), '[]');
    writeFileSync(join(path, 'mine.txt'), 'x');
    removeState(path);
    expect(readdirSync(path)).toEqual(['mine.txt']);
    remove();
  });
});
