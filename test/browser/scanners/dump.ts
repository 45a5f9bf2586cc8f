import { isDeepStrictEqual } from 'node:util';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { jsonRpc } from '#infra/local/net/json-rpc.ts';
import { queueDepth } from '#infra/local/replay/queue-access.ts';
import { databaseClient } from '../centre/kept-survey.ts';
import { outboxOf } from '../centre/outbox.ts';
import type { TestedCentre } from '../centre/start-centre.ts';

/** All that a centre holds, by name: each item of each table, how many messages each queue has, how many have been sent. */
type Dump = ReadonlyMap<string, unknown>;

export async function dumpOf(centre: TestedCentre): Promise<Dump> {
  const client = databaseClient(centre);
  const sqs = jsonRpc({ endpoint: centre.endpoints.sqs, service: 'AmazonSQS', region: 'us-east-1' });
  const dump = new Map<string, unknown>();
  try {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    for (const table of TableNames) {
      for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
        for (const item of Items) dump.set(`${table}: ${item['pk']} ${item['sk'] ?? ''}`, item);
    }
    for (const [name, url] of Object.entries(centre.queueUrls)) dump.set(`queue ${name}`, await queueDepth(sqs, url));
    dump.set('outbox', (await outboxOf(centre)).length);
    return dump;
  } finally {
    sqs.stop();
    client.destroy();
  }
}

/** What of a centre is not as it was, by name. */
export function changesSince(before: Dump, after: Dump): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.filter((name) => !isDeepStrictEqual(before.get(name), after.get(name)));
}

/** Whether no message is on its way. */
export function isAtRest(dump: Dump): boolean {
  return [...dump].every(([name, depth]) => !name.startsWith('queue ') || depth === 0);
}
