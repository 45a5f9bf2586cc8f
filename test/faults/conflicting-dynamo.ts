import type { Draw } from '#infra/local/demonstration/draw.ts';
import { type FaultProxy, startFaultProxy } from '#test/support/fault-proxy.ts';

export interface ConflictingDynamo extends FaultProxy {
  /** Share (0..1) of the transactions that are answered with a lost race before the database sees them; 0 at first. */
  share: number;
  /** Transactions refused so far. */
  refused(): number;
  /** By partition and sort key of the event: how often somebody tried to write it. */
  readonly triesPerEvent: Map<string, number>;
}

interface Transaction {
  readonly TransactItems: readonly { readonly Put?: { readonly Item: { pk: { S: string }; sk?: { S: string } } } }[];
}

/** Stands before the database, counts transactions, and refuses some. */
export async function startConflictingDynamo(target: string, draw: Draw): Promise<ConflictingDynamo> {
  const triesPerEvent = new Map<string, number>();
  let refused = 0;
  const proxy = Object.assign(await startFaultProxy(target), { share: 0, refused: () => refused, triesPerEvent });
  proxy.fault = ({ operation, body }) => {
    if (operation !== 'TransactWriteItems') return undefined;
    const { TransactItems } = JSON.parse(String(body)) as Transaction;
    for (const key of eventKeys(TransactItems)) triesPerEvent.set(key, (triesPerEvent.get(key) ?? 0) + 1);
    if (!draw.chance(proxy.share)) return undefined;
    refused += 1;
    return cancelled(TransactItems.length, draw.pick(['TransactionConflict', 'ConditionalCheckFailed']));
  };
  return proxy;
}

function eventKeys(items: Transaction['TransactItems']): string[] {
  return items.flatMap(
    ({
      Put: {
        Item: { pk, sk },
      } = { Item: { pk: { S: '' } } },
    }) => (sk?.S.startsWith('event#') ? [`${pk.S} ${sk.S}`] : []),
  );
}

/** As DynamoDB says it: a reason per item, and the first item is the one that lost. */
function cancelled(items: number, code: string) {
  const reasons = Array.from({ length: items }, (_, index) => (index === 0 ? code : 'None'));
  return {
    status: 400,
    body: JSON.stringify({
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
      message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.join(', ')}]`,
      CancellationReasons: reasons.map((Code) => ({ Code })),
    }),
  };
}
