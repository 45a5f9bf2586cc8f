import { randomUUID } from 'node:crypto';
import type { AsyncCallsPart, FunctionPart } from '#infra/local/resources/part.ts';
import type { Functions } from './functions.ts';
import type { InvocationResult } from './invocation.ts';

/** Lambda repeats a failed call when nobody waits for it, unless the template says otherwise. */
const defaultRetries = 2;
/** Lambda waits one minute, then two: whoever watches one machine sees the same in seconds. */
const firstPauseMs = 1_000;

interface AsyncCallsOptions {
  readonly functions: Functions;
  readonly functionParts: readonly FunctionPart[];
  readonly configs: readonly AsyncCallsPart[];
  send(queueArn: string, body: string): Promise<void>;
}

/** Calls nobody waits for: schedules and `Event` invocations. Those that wait for a repetition are lost when the centre stops. */
export interface AsyncCalls {
  start(functionName: string, payload: string): void;
  stop(): void;
}

export function asyncCalls({ functions, functionParts, configs, send }: AsyncCallsOptions): AsyncCalls {
  const pauses = new Set<NodeJS.Timeout>();

  const attempt = async (functionName: string, payload: string, count: number): Promise<void> => {
    const config = configs.find((each) => each.functionName === functionName);
    const result = await functions.invoke(functionName, payload);
    if (!result.failed) return;
    if (count > (config?.retries ?? defaultRetries)) {
      if (config?.onFailureArn) await send(config.onFailureArn, failureRecord(functionName, payload, result, count));
      return;
    }
    const pause = setTimeout(() => {
      pauses.delete(pause);
      run(functionName, payload, count + 1);
    }, firstPauseMs * count);
    pauses.add(pause);
  };

  // A destination that cannot be reached loses the record, as it does on AWS.
  const run = (functionName: string, payload: string, count: number) =>
    void attempt(functionName, payload, count).catch(() => undefined);

  /** What Lambda sends to a destination. */
  const failureRecord = (functionName: string, payload: string, result: InvocationResult, count: number): string =>
    JSON.stringify({
      version: '1.0',
      timestamp: new Date().toISOString(),
      requestContext: {
        requestId: randomUUID(),
        functionArn: `${functionParts.find(({ name }) => name === functionName)?.arn}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: count,
      },
      requestPayload: JSON.parse(payload),
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: JSON.parse(result.payload),
    });

  return {
    start: (functionName, payload) => run(functionName, payload, 1),
    stop: () => pauses.forEach(clearTimeout),
  };
}
