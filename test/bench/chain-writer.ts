import { readFileSync } from 'node:fs';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { inLanes } from '#test/faults/in-lanes.ts';
import type { Write } from './chain-floor.ts';

/*
 * The floor of the chain: one of the processes that write the same items again. Arguments: a file with one group
 * of writes a line, groups written at once. Says when it is ready, begins when told, ends when done.
 */
const [file = '', lanes = '1'] = process.argv.slice(2);
const groups: Write[][] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const client = documentClient();
const first = groups[0]?.[0];
if (!first) throw new Error(`${file} holds nothing to write`);
// The first call loads and connects; it is not what is measured.
await client.send(
  new TransactWriteCommand({ TransactItems: [{ Put: { ...first, Item: { ...first.Item, pk: `w${process.pid}` } } }] }),
);

process.stdout.write('ready\n');
process.stdin.once('data', async () => {
  await inLanes(groups, Number(lanes), (writes) =>
    client.send(new TransactWriteCommand({ TransactItems: writes.map((Put) => ({ Put })) })),
  );
  process.exit();
});
