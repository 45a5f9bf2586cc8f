import { readFileSync } from 'node:fs';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { inLanes } from '#test/faults/in-lanes.ts';

/*
 * The floor of the chain: one of the processes that write the same items again. Arguments: the table, a file with one
 * group of items a line, groups written at once. Says when it is ready, begins when told, ends when done.
 */
const [table = '', file = '', lanes = '1'] = process.argv.slice(2);
const groups: Record<string, unknown>[][] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const client = documentClient();
// The first call loads and connects; it is not what is measured.
await client.send(
  new TransactWriteCommand({
    TransactItems: [{ Put: { TableName: table, Item: { pk: `w${process.pid}`, sk: '-' } } }],
  }),
);

process.stdout.write('ready\n');
process.stdin.once('data', async () => {
  await inLanes(groups, Number(lanes), (items) =>
    client.send(
      new TransactWriteCommand({ TransactItems: items.map((Item) => ({ Put: { TableName: table, Item } })) }),
    ),
  );
  process.exit();
});
