import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { provisionTable } from '#infra/local/emulators/provision-table.ts';
import { localCredentials } from '#infra/local/endpoints.ts';
import { jsonRpc } from '#infra/local/net/json-rpc.ts';
import type { TablePart } from '#infra/local/resources/part.ts';

interface FloorOptions {
  readonly dynamodb: string;
  /** The table that the chain has filled. */
  readonly appeals: TablePart;
  /** Processes that write at once, as in the chain. */
  readonly writers: number;
  /** Appeals that each of them writes at once, as in the chain. */
  readonly lanes: number;
  readonly scratch: string;
}

const region = 'us-east-1';
const name = 'floor';
const script = fileURLToPath(new URL('./chain-writer.ts', import.meta.url));

/** Writes what the chain has stored once more, an appeal a transaction, to a table of the same kind; milliseconds. */
export async function timeOfBareWrites({ dynamodb, appeals, writers, lanes, scratch }: FloorOptions): Promise<number> {
  const groups = await itemsByAppeal(dynamodb, appeals.name);
  const rpc = jsonRpc({ endpoint: dynamodb, service: 'DynamoDB_20120810', region });
  await provisionTable(rpc, { ...appeals, name }).finally(rpc.stop);

  const env = {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  };
  const processes = await Promise.all(
    Array.from({ length: writers }, async (_, number) => {
      const file = join(scratch, `groups-${number}.jsonl`);
      const own = groups.filter((_group, index) => index % writers === number);
      writeFileSync(file, own.map((items) => JSON.stringify(items)).join('\n'));
      const child = spawn(process.execPath, [script, name, file, String(lanes)], {
        env,
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      process.once('exit', () => child.kill('SIGKILL'));
      await once(child.stdout, 'data');
      return child;
    }),
  );
  const start = performance.now();
  const done = processes.map((child) => once(child, 'exit'));
  for (const child of processes) child.stdin.write('go\n');
  const codes = await Promise.all(done);
  if (codes.some(([code]) => code !== 0)) throw new Error('a writer has failed');
  return performance.now() - start;
}

async function itemsByAppeal(endpoint: string, TableName: string): Promise<Record<string, unknown>[][]> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials: localCredentials }));
  const groups = new Map<unknown, Record<string, unknown>[]>();
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
    for (const item of Items) {
      const own = groups.get(item['pk']);
      if (own) own.push(item);
      else groups.set(item['pk'], [item]);
    }
  }
  client.destroy();
  return [...groups.values()];
}
