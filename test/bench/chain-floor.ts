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
  /** The tables that the chain's transactions have filled. */
  readonly appeals: TablePart;
  readonly contacts: TablePart;
  /** Processes that write at once, as in the chain. */
  readonly writers: number;
  /** Appeals that each of them writes at once, as in the chain. */
  readonly lanes: number;
  readonly scratch: string;
}

const region = 'us-east-1';
/** The floor's own tables, of the same kinds. */
const floor = { appeals: 'floor-appeals', contacts: 'floor-contacts' } as const;
const script = fileURLToPath(new URL('./chain-writer.ts', import.meta.url));

/** An item and the table it goes to. */
export interface Write {
  readonly TableName: string;
  readonly Item: Record<string, unknown>;
}

/** Writes what the chain has stored once more, an appeal a transaction, to tables of the same kind; milliseconds. */
export async function timeOfBareWrites(options: FloorOptions): Promise<number> {
  const { dynamodb, appeals, contacts, writers, lanes, scratch } = options;
  const groups = await writesByAppeal(dynamodb, { [appeals.name]: floor.appeals, [contacts.name]: floor.contacts });
  const rpc = jsonRpc({ endpoint: dynamodb, service: 'DynamoDB_20120810', region });
  await Promise.all([
    provisionTable(rpc, { ...appeals, name: floor.appeals }),
    provisionTable(rpc, { ...contacts, name: floor.contacts }),
  ]).finally(rpc.stop);

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
      writeFileSync(file, own.map((writes) => JSON.stringify(writes)).join('\n'));
      const child = spawn(process.execPath, [script, file, String(lanes)], {
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

/** `tables`: from the chain's table to the floor's. */
async function writesByAppeal(endpoint: string, tables: Readonly<Record<string, string>>): Promise<Write[][]> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials: localCredentials }));
  const groups = new Map<unknown, Write[]>();
  for (const [filled, TableName] of Object.entries(tables)) {
    for await (const { Items = [] } of paginateScan({ client }, { TableName: filled })) {
      for (const Item of Items) {
        const own = groups.get(Item['pk']);
        if (own) own.push({ TableName, Item });
        else groups.set(Item['pk'], [{ TableName, Item }]);
      }
    }
  }
  client.destroy();
  return [...groups.values()];
}
