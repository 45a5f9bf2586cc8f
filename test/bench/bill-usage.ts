import prices from './prices.json' with { type: 'json' };

/** What a number of appeals has used of everything that is paid for by use. */
export interface Usage {
  readonly httpRequests: number;
  readonly invocations: number;
  readonly gigabyteSeconds: number;
  /** In units of 64 KiB. */
  readonly queueRequests: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly logBytes: number;
}

/** USD by part. What is paid by the month, used or not, is not in it: keys, secrets, alarms, storage, idle polling. */
export function bill(usage: Usage): Record<string, number> {
  return {
    'HTTP API': usage.httpRequests * prices.httpRequest,
    'function calls': usage.invocations * prices.invocation,
    'function time': usage.gigabyteSeconds * prices.gigabyteSecond,
    queues: usage.queueRequests * prices.queueRequest,
    'database writes': usage.writeUnits * prices.writeUnit,
    'database reads': usage.readUnits * prices.readUnit,
    logs: usage.logBytes * prices.logByte,
  };
}

/**
 * The least that takes in events through a gateway and a queue: a call that takes none of a function's time, a write unit
 * per event, no log and no survey.
 */
export function leastUsage(events: number, requests: number, batches: number): Usage {
  return {
    httpRequests: requests,
    invocations: requests + batches,
    gigabyteSeconds: 0,
    queueRequests: requests + 2 * batches,
    writeUnits: events,
    readUnits: 0,
    logBytes: 0,
  };
}

export function total(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((sum, part) => sum + part, 0);
}
