import { Agent } from 'node:http';
import { httpCall } from './http-call.ts';

/** A refusal in the AWS JSON protocol. */
export class AwsError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

export interface JsonRpc {
  /** Calls an operation; `T` is what the caller's own schema or reading makes of the answer. */
  call(operation: string, input: object): Promise<unknown>;
  stop(): void;
}

interface JsonRpcOptions {
  readonly endpoint: string;
  /** Prefix of `x-amz-target`. */
  readonly service: string;
  readonly region: string;
}

/**
 * A client of the AWS JSON protocol over kept connections. The SDK's clients take longer to load than a whole centre takes
 * to start, and a poller calls often.
 */
export function jsonRpc({ endpoint, service, region }: JsonRpcOptions): JsonRpc {
  const agent = new Agent({ keepAlive: true });
  const url = new URL(endpoint);
  // Emulators look at the form of a signature, none of them verifies it.
  const authorization = `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/local/aws4_request, SignedHeaders=host;x-amz-date, Signature=0`;

  return {
    async call(operation, input) {
      const text = JSON.stringify(input);
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': Buffer.byteLength(text),
        'x-amz-target': `${service}.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization,
      };
      const { status, body } = await httpCall(url, { agent, method: 'POST', headers, body: text });
      const answer: unknown = JSON.parse(body || '{}');
      if (status !== 200) throw toError(answer, status);
      return answer;
    },
    stop: () => agent.destroy(),
  };
}

function toError(answer: unknown, status: number): AwsError {
  const fields: Record<string, unknown> = { ...(typeof answer === 'object' ? answer : {}) };
  const code = String(fields['__type'] ?? `HTTP ${status}`);
  return new AwsError(code.split('#').at(-1) ?? code, String(fields['message'] ?? fields['Message'] ?? ''));
}
