import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Centre, startCentre } from '#infra/local/centre.ts';
import { closers } from '#infra/local/closers.ts';
import { demonstrationSource } from '#infra/local/demonstration/made-up-histories.ts';
import type { CentreAccess } from '#infra/local/replay/centre-access.ts';
import { runningCentre } from '#infra/local/replay/running-access.ts';
import { startDynamo } from '#test/support/emulators.ts';
import { type FaultProxy, startFaultProxy } from '#test/support/fault-proxy.ts';
import { synthesized } from '#test/support/synthesized.ts';
import { withoutSchedules } from './without-schedules.ts';

/** The local centre, with every function of the template, on a state of its own. */
export interface TestedCentre extends Centre {
  /** As the source of the demonstration sees it. */
  readonly access: CentreAccess;
  /** Between the functions and the database. */
  readonly database: FaultProxy;
  /** Stops it and removes every trace. */
  end(): Promise<void>;
}

export async function startTestedCentre(): Promise<TestedCentre> {
  const open = closers();
  try {
    const directory = mkdtempSync(join(tmpdir(), 'rcc-browser-'));
    open.add(() => rmSync(directory, { recursive: true, force: true }));
    const [assembly, stateDir] = [join(directory, 'cdk.out'), join(directory, 'state')];
    mkdirSync(assembly);
    const cdkOut = withoutSchedules(synthesized(), assembly);

    const dynamo = await startDynamo();
    open.add(dynamo.stop);
    const database = await startFaultProxy(dynamo.endpoint);
    open.add(database.stop);
    // The way in which a centre is told of a database that somebody else runs.
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = database.endpoint;
    const centre = await startCentre({ cdkOut, stateDir });
    open.add(centre.stop);

    const access = await runningCentre({ stateDir, cdkOut, source: demonstrationSource });
    if (!access) throw new Error('the centre has just been started');
    return { ...centre, access, database, end: open.closeAll };
  } catch (error) {
    await open.closeAll();
    throw error;
  }
}
