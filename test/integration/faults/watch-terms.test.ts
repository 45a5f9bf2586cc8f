import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFrom } from '#infra/local/demonstration/draw.ts';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import { workAttributes } from '#shared/persistence/work-index.ts';
import { scale, testLimitMs } from '#test/faults/scale.ts';
import { aWork } from '#test/support/a-work.ts';
import { type CentreTables, createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, type Emulator, startDynamo } from '#test/support/emulators.ts';
import { type FaultProxy, startFaultProxy } from '#test/support/fault-proxy.ts';

const script = join(import.meta.dirname, '../../faults/watch-process.ts');
const draw = drawFrom(63);
const appeals = 96;
const kills = 6 * scale;
/** Overdue by some working days, and not yet badly: told of to the executor, the head, the sector's two and the centre's head. */
const dueAt = Date.now() - 20 * 86_400_000;
const expected = ['at-risk', 'overdue', 'overdue-1-day', 'overdue-3-days'];

let dynamo: Emulator;
let database: FaultProxy;
let tables: CentreTables;
beforeAll(async () => {
  dynamo = await startDynamo();
  database = await startFaultProxy(dynamo.endpoint);
  tables = await createCentreTables(dynamo);
});
afterAll(() => Promise.all([database, dynamo].map((emulator) => emulator?.stop())));

function start() {
  const settings = { APPEALS_TABLE: 'appeals', CENTRE_TABLE: 'centre', MAIL: 'on', RUN_SECONDS: '600' };
  const env = { ...process.env, ...awsEnvironment({ dynamo: database }), ...settings };
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  return { child, exited: once(child, 'exit') };
}

describe('runs of watch-terms that are killed and run at once', { timeout: testLimitMs }, () => {
  it('tell of every level of every appeal once', async () => {
    for (let index = 0; index < appeals; index += 1) {
      const appealId = `7K2M04Q${String(index).padStart(4, '0')}${appealShards[index % 32]}`;
      const work = aWork({ appealId, dueAt });
      const item = { pk: appealId, sk: 'state', version: 1, ...JSON.parse(JSON.stringify(workAttributes(work))) };
      await tables.put('appeals', item);
    }

    // Each is killed at one of its writes: before the database has acted, or after, and it does not know it.
    for (let round = 0; round < kills; round += 1) {
      const { child, exited } = start();
      const operation = round % 2 === 0 ? 'TransactWriteItems' : 'UpdateItem';
      let left = draw.int(1, 12);
      database.fault = (call) => {
        if (call.operation !== operation) return undefined;
        left -= 1;
        if (left > 0) return undefined;
        child.kill('SIGKILL');
        return draw.chance(0.5) ? 'cut' : 'hang';
      };
      await exited;
      expect(child.signalCode).toBe('SIGKILL');
    }
    database.fault = () => undefined;
    const last = [start(), start()];
    await Promise.all(last.map(({ exited }) => exited));
    expect(last.map(({ child }) => child.exitCode)).toEqual([0, 0]);

    const items = await tables.scan('centre');
    const told = items.filter(({ pk }) => pk.startsWith('escalation#')).map(({ pk, sk }) => `${pk} ${sk}`);
    const notices = items.filter(({ pk }) => pk.startsWith('notices#'));
    expect(told).toHaveLength(appeals * expected.length);
    const byRecipient = Object.groupBy(notices, ({ pk }) => pk);
    expect(Object.fromEntries(Object.entries(byRecipient).map(([pk, of = []]) => [pk, of.length]))).toEqual({
      'notices#body-executor#mun-usinsk': appeals,
      'notices#body-head#mun-usinsk': appeals,
      'notices#sector-lead#roads': appeals,
      'notices#sector-head#roads': appeals,
      'notices#centre-head': appeals,
    });
    expect(new Set(notices.map((notice) => `${notice.pk} ${notice['appealId']} ${notice['level']}`)).size).toBe(
      notices.length,
    );
    // A mail waits for each notice; the head and the executor share the mailbox of their body.
    const mails = Object.groupBy(
      items.filter(({ pk }) => pk.startsWith('mails#')),
      ({ pk }) => pk,
    );
    expect(Object.fromEntries(Object.entries(mails).map(([pk, of = []]) => [pk, of.length]))).toEqual({
      'mails#body#mun-usinsk#escalation': 2 * appeals,
      'mails#sector-lead#roads#escalation': appeals,
      'mails#sector-head#roads#escalation': appeals,
      'mails#centre-head#escalation': appeals,
    });
    // Nobody looks at them again before the next level.
    const states = await tables.scan('appeals');
    expect(states.filter(({ watchAt }) => Number(watchAt) <= Date.now())).toEqual([]);
  });
});
