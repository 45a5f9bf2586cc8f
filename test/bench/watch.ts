import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import { watchIndex, workAttributes } from '#shared/persistence/work-index.ts';
import { inLanes } from '#test/faults/in-lanes.ts';
import { aWork } from '#test/support/a-work.ts';
import { awsEnvironment, type Emulator, startDynamo } from '#test/support/emulators.ts';
import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { startGeneratedIndex } from './generated-index.ts';

const script = fileURLToPath(new URL('../faults/watch-process.ts', import.meta.url));
const run = promisify(execFile);

/** Open appeals in an engine, of which a run reads no less, and in a generated index, which holds any number. */
const sizes = { engine: 10_000, generated: 1_000_000 };
/** A million terms of thirty days begin seven levels each: so many in a quarter of an hour. */
const due = 2400;
const dayMs = 86_400_000;
/** What is not held is collected; a run that holds more than this dies. */
const smallHeap = { NODE_OPTIONS: '--max-old-space-size=64' };

const runSchema = z.object({
  answer: z.object({ looked: z.number(), notices: z.number(), failed: z.number(), isUnfinished: z.literal(false) }),
  took: z.number(),
  peakMiB: z.number(),
});
const loggedSchema = z.object({ readUnits: z.number(), writeUnits: z.number() });
type Run = z.infer<typeof runSchema> & z.infer<typeof loggedSchema>;

export const watch: Bench = {
  name: 'watch',
  about: `a run of watch-terms over 1,000,000 open appeals in a generated index, of which ${due} are due, and the next, when none is; floor: the same with 10,000 open in a real engine`,
  async run() {
    const floor = await watchedTwice(async () => {
      const dynamo = await startDynamo();
      await fill(dynamo, sizes.engine);
      return dynamo;
    });
    const whole = await watchedTwice(() => startGeneratedIndex(generated(sizes.generated)));
    const figure = (
      name: string,
      of: (runs: { busy: Run; idle: Run }) => number,
      unit: string,
      atMost: number,
    ): Figure => {
      return { name, value: of(whole), floor: of(floor), unit, goal: { of: 'ratio', atMost } };
    };
    return [
      figure(`read units, ${due} due`, ({ busy }) => busy.readUnits, 'RCU', 1.05),
      figure(`write units, ${due} due`, ({ busy }) => busy.writeUnits, 'WCU', 1.05),
      figure('read units, none due', ({ idle }) => idle.readUnits, 'RCU', 1),
      figure(`peak memory, ${due} due`, ({ busy }) => busy.peakMiB, 'MiB', 1.2),
      figure('peak memory, none due', ({ idle }) => idle.peakMiB, 'MiB', 1.2),
      { name: `time, ${due} due`, value: whole.busy.took, floor: floor.busy.took, unit: 'ms' },
      { name: 'time, none due', value: whole.idle.took, floor: floor.idle.took, unit: 'ms' },
      { name: 'notices', value: whole.busy.answer.notices, unit: '' },
    ];
  },
};

async function watchedTwice(start: () => Promise<Emulator>): Promise<{ readonly busy: Run; readonly idle: Run }> {
  const dynamo = await start();
  try {
    const [busy, idle] = [await watched(dynamo), await watched(dynamo)];
    if (busy.answer.looked !== due || busy.answer.notices !== due || idle.answer.looked !== 0)
      throw new Error('RCC_BENCH_WATCH: a run has not looked at what is due');
    return { busy, idle };
  } finally {
    await dynamo.stop();
  }
}

async function watched(dynamo: Emulator): Promise<Run> {
  const settings = { APPEALS_TABLE: 'appeals', CENTRE_TABLE: 'centre', MAIL: 'off', RUN_SECONDS: '600', ...smallHeap };
  const env = { ...process.env, ...awsEnvironment({ dynamo }), ...settings };
  const { stdout } = await run(process.execPath, [script], { env, maxBuffer: 1e8 });
  const lines = stdout.trim().split('\n');
  const logged = lines.find((line) => line.includes('RCC_TERMS_WATCHED')) ?? '{}';
  return { ...runSchema.parse(JSON.parse(lines.at(-1) ?? '{}')), ...loggedSchema.parse(JSON.parse(logged)) };
}

/** A table with the one index that a run reads. */
async function fill({ endpoint }: Emulator, open: number): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const plain = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
  const { partitionKey, sortKey, name } = watchIndex;
  const keys = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ];
  const named = (AttributeName: string, AttributeType: 'S' | 'N') => ({ AttributeName, AttributeType });
  const common = { BillingMode: 'PAY_PER_REQUEST' as const, KeySchema: keys('pk', 'sk') };
  const own = [named('pk', 'S'), named('sk', 'S')];
  await plain.send(new CreateTableCommand({ TableName: 'centre', ...common, AttributeDefinitions: own }));
  await plain.send(
    new CreateTableCommand({
      TableName: 'appeals',
      ...common,
      AttributeDefinitions: [...own, named(partitionKey, 'S'), named(sortKey, 'N')],
      GlobalSecondaryIndexes: [
        {
          IndexName: name,
          KeySchema: keys(partitionKey, sortKey),
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...watchIndex.carried] },
        },
      ],
    }),
  );
  const now = Date.now();
  const size = 25;
  const batches = Array.from({ length: open / size }, (_, number) => number * size);
  await inLanes(batches, 8, async (first) => {
    const puts = Array.from({ length: size }, (_, offset) => {
      const Item = itemOf(first + offset, now);
      return { PutRequest: { Item } };
    });
    await client.send(new BatchWriteCommand({ RequestItems: { appeals: puts } }));
  });
  client.destroy();
}

const idPrefix = '7K2M';

/** The first ones are at risk now, all others in days. */
function itemOf(index: number, now: number): Record<string, unknown> {
  const appealId = `${idPrefix}${String(index).padStart(7, '0')}${appealShards[index % appealShards.length]}`;
  const dueAt = index < due ? now + 2 * dayMs : now + (12 + (index % 17)) * dayMs;
  return { pk: appealId, sk: 'state', version: 1, ...workAttributes(aWork({ appealId, dueAt })) };
}

/** What the index carries of them; those of a kind have the same times. */
function generated(open: number): Parameters<typeof startGeneratedIndex>[0] {
  const now = Date.now();
  const times = Array.from({ length: 18 }, (_, kind) =>
    z.number().parse(itemOf(kind === 0 ? 0 : due + ((kind - 1 - (due % 17) + 17) % 17), now)[watchIndex.sortKey]),
  );
  const carried = ['pk', 'sk', watchIndex.partitionKey, watchIndex.sortKey, ...watchIndex.carried];
  return {
    open,
    indexOf: (appealId) => Number(appealId.slice(idPrefix.length, -1)),
    watchAtOf: (index) => times[index < due ? 0 : 1 + (index % 17)] ?? Number.NaN,
    itemOf: (index) => {
      const item = itemOf(index, now);
      const own = Object.fromEntries(carried.map((name) => [name, item[name]]));
      return marshallOf(own);
    },
  };
}

/** As on the wire. */
function marshallOf(values: object): Record<string, unknown> {
  const wired = (value: unknown): unknown => {
    if (typeof value === 'number') return { N: String(value) };
    return typeof value === 'object' && value !== null ? { M: marshallOf(value) } : { S: String(value) };
  };
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, wired(value)]));
}
