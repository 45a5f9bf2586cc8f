import { type Emulator, startHttp } from './emulators.ts';

interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A service on 127.0.0.1 that citizens are written to through. */
interface Service extends Emulator {
  readonly received: Request[];
  /** What it answers next, JSON but for a text; read at each request. */
  answer: { readonly status: number; readonly json?: unknown; readonly headers?: Readonly<Record<string, string>> };
}

export async function startService(): Promise<Service> {
  const received: Request[] = [];
  const server = await startHttp((body, headers, url) => {
    received.push({ body, headers, url });
    const { status, json, headers: own } = service.answer;
    return { status, headers: { ...own }, body: typeof json === 'string' ? json : JSON.stringify(json ?? {}) };
  });
  const service: Service = { ...server, received, answer: { status: 200 } };
  return service;
}
