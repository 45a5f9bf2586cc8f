import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { serveLoopback } from '#infra/local/net/loopback-server.ts';
import { readBody } from '#infra/local/net/read-body.ts';
import type { Emulator } from '#test/support/emulators.ts';

interface JsonAnswer {
  readonly status: number;
  readonly body: string;
}

interface ProxyOptions {
  /** Where requests go. */
  readonly target: string;
  /** The body that goes on instead. */
  readonly change?: (body: string) => string;
  readonly watch: (operation: string, body: string, answer: JsonAnswer) => void;
}

/** Stands before an endpoint of the AWS JSON protocol, passes on what is asked and answered, and lets it be watched. */
export async function startAwsJsonProxy({ target, change, watch }: ProxyOptions): Promise<Emulator> {
  const agent = new Agent({ keepAlive: true });
  const server = await serveLoopback(
    async (incoming, outgoing) => {
      const operation = String(incoming.headers['x-amz-target']).split('.').at(-1) ?? '';
      const body = String(await readBody(incoming));
      const answer = await pass(agent, target, incoming.headers, change?.(body) ?? body).catch(() => undefined);
      if (!answer) return void outgoing.destroy();
      watch(operation, body, answer);
      outgoing.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(answer.body);
    },
    { port: 0 },
  );
  return {
    endpoint: server.url,
    async stop() {
      agent.destroy();
      await server.stop();
    },
  };
}

function pass(agent: Agent, target: string, headers: IncomingHttpHeaders, body: string): Promise<JsonAnswer> {
  return new Promise((resolve, reject) => {
    const own = { ...headers, 'content-length': Buffer.byteLength(body) };
    const outgoing = request(target, { agent, method: 'POST', headers: own }, async (response) =>
      resolve({ status: response.statusCode ?? 502, body: String(await readBody(response)) }),
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
