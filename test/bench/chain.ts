import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { AppealEvent } from '#events/event.ts';
import { endpointsSchema } from '#infra/local/endpoints.ts';
import { jsonRpc } from '#infra/local/net/json-rpc.ts';
import { post } from '#infra/local/replay/http-post.ts';
import { queueDepth } from '#infra/local/replay/queue-access.ts';
import { signingKey } from '#infra/local/replay/signing-key.ts';
import { sign } from '#shared/channels/standard-webhooks.ts';
import { inLanes } from '#test/faults/in-lanes.ts';
import type { Bench } from './bench.ts';
import { timeOfBareWrites } from './chain-floor.ts';
import type { Figure } from './figure.ts';
import { madeUpEvents } from './histories.ts';
import { partsOf } from './parts.ts';
import { processUse } from './process-use.ts';

const appeals = 2_000;
/** Loads, connects and compiles; not what is measured. */
const warmingUp = 200;
const eventsPerRequest = 100;
const senders = 4;
const timeoutMs = 30_000;
const region = 'us-east-1';
const script = fileURLToPath(new URL('./chain-centre.ts', import.meta.url));
const startedSchema = z.object({ url: z.url(), endpoints: endpointsSchema });

export const chain: Bench = {
  name: 'chain',
  about:
    'histories through the whole local centre, from the first webhook to the last one stored, requests of up to 100 events; floor: the items it has stored, written again in bare transactions by as many processes to the same engine',
  async run({ cdkOut, scratch }) {
    const child = spawn(process.execPath, [script, cdkOut, join(scratch, 'chain')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit').then(() => undefined);
    try {
      const said = await Promise.race([once(child.stdout, 'data'), exited]);
      if (!said) throw new Error('the centre does not start');
      return await measure(cdkOut, scratch, {
        pid: child.pid ?? 0,
        ...startedSchema.parse(JSON.parse(String(said[0]))),
      });
    } finally {
      child.stdin.end();
      await exited;
    }
  },
};

type Started = z.infer<typeof startedSchema> & { readonly pid: number };

async function measure(cdkOut: string, scratch: string, { pid, url, endpoints }: Started): Promise<Figure[]> {
  const { appealsTable, contactsTable, queueUrl, recorder, secretName } = namesIn(partsOf(cdkOut, url, endpoints));
  const platform = await poster(url, endpoints.secretsManager, secretName);
  const queue = jsonRpc({ endpoint: endpoints.sqs, service: 'AmazonSQS', region });
  const drained = async () => {
    while ((await queueDepth(queue, queueUrl)) > 0) await pause(20);
  };

  const all = madeUpEvents(warmingUp + appeals);
  const histories = all.slice(warmingUp);
  await inLanes(requestsOf(all.slice(0, warmingUp)), senders, platform.send);
  await drained();
  const before = new Map(processUse(pid).map(({ pid, cpuMs }) => [pid, cpuMs]));
  const start = performance.now();
  await inLanes(requestsOf(histories), senders, platform.send);
  await drained();
  const took = performance.now() - start;
  const used = processUse(pid).map(({ pid, cpuMs, ...use }) => ({ ...use, cpuMs: cpuMs - (before.get(pid) ?? 0) }));
  queue.stop();
  platform.stop();

  const writers = Math.max(1, used.filter(({ name }) => name === recorder.functionName).length);
  const bare = await timeOfBareWrites({
    ...{ dynamodb: endpoints.dynamodb, appeals: appealsTable, contacts: contactsTable, scratch },
    ...{ writers, lanes: recorder.batchSize },
  });
  const rate = { value: (appeals / took) * 1000, unit: '/s' };
  return [
    { name: 'histories', ...rate, goal: { of: 'value', atLeast: 100 } },
    {
      name: `histories, beside ${writers} bare writers`,
      ...rate,
      floor: (all.length / bare) * 1000,
      goal: { of: 'ratio', atLeast: 0.5 },
    },
    { name: 'events', value: (histories.flat().length / took) * 1000, unit: '/s' },
    ...used.flatMap(({ name, peakMiB, cpuMs }) => [
      { name: `peak memory of ${name}`, value: peakMiB, unit: 'MiB' },
      { name: '  processor time a history', value: cpuMs / appeals, unit: 'ms' },
    ]),
  ];
}

function namesIn(parts: ReturnType<typeof partsOf>) {
  const recorder = parts.find((part) => part.kind === 'mapping' && part.functionName.endsWith('-record-event'));
  const queue = parts.find(
    (part) => part.kind === 'queue' && recorder?.kind === 'mapping' && part.arn === recorder.queueArn,
  );
  const tables = parts.filter((part) => part.kind === 'table');
  const appealsTable = tables.find(({ indexes }) => indexes.length > 0);
  const contactsTable = tables.find(({ keySchema }) => keySchema.length === 1);
  const secret = parts.find((part) => part.kind === 'secret');
  if (
    recorder?.kind !== 'mapping' ||
    queue?.kind !== 'queue' ||
    !appealsTable ||
    !contactsTable ||
    secret?.kind !== 'secret'
  )
    throw new Error('the template has no queue of events, no table of appeals or no source');
  return { recorder, queueUrl: queue.url, appealsTable, contactsTable, secretName: secret.name };
}

/** A platform that signs and posts, and comes back when it is asked to wait. */
async function poster(url: string, secretsManager: string, secretName: string) {
  const key = await signingKey(secretsManager, region, secretName);
  const source = secretName.split('/').at(-1);
  const agent = new Agent({ keepAlive: true });
  return {
    async send(events: readonly AppealEvent[]): Promise<void> {
      const body = JSON.stringify(events);
      for (;;) {
        const headers = { ...sign(`bench-${events[0]?.data.eventId}`, Date.now(), body, key) };
        const { status } = await post({ agent, url: `${url}/v1/sources/${source}/events`, headers, body, timeoutMs });
        if (status === 202) return;
        if (status !== 429 && status !== 503) throw new Error(`the centre answers ${status}`);
        await pause(50);
      }
    },
    stop: () => agent.destroy(),
  };
}

/** Whole histories together, up to the limit. */
function requestsOf(histories: readonly (readonly AppealEvent[])[]): AppealEvent[][] {
  const requests: AppealEvent[][] = [];
  for (const events of histories) {
    const open = requests.at(-1);
    if (open && open.length + events.length <= eventsPerRequest) open.push(...events);
    else requests.push([...events]);
  }
  return requests;
}
