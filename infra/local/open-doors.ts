import { closeSync, openSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { allOrNone } from '#shared/lambda/all-or-none.ts';
import type { Closers } from './closers.ts';
import { startEmulators } from './emulators/start-emulators.ts';
import type { Endpoints } from './endpoints.ts';
import type { LocalIssuer } from './identity/local-issuer.ts';
import { type LoopbackServer, serveLoopback } from './net/loopback-server.ts';
import { serveMail } from './outbox/mail-server.ts';
import { outboxServer } from './outbox/outbox-api.ts';
import { fileOutbox } from './outbox/outbox-store.ts';
import { portsFrom } from './ports.ts';

interface DoorsOptions {
  readonly stateDir: string;
  readonly region: string;
  /** Port of the HTTP API. */
  readonly port: number;
  readonly open: Closers;
  readonly api: RequestListener;
  readonly control: RequestListener;
  readonly issuer: LocalIssuer;
  readonly onLost: () => void;
}

/** Opens every address of a centre, so that the template can be read with the real ones in it. */
export async function openDoors(options: DoorsOptions): Promise<{ url: string; endpoints: Endpoints }> {
  const { stateDir, region, open, api, control, issuer } = options;
  const ports = portsFrom(options.port);
  const log = openSync(join(stateDir, 'logs', 'engines.log'), 'a');
  open.add(() => closeSync(log));
  const outbox = fileOutbox(join(stateDir, 'outbox.jsonl'));

  const started = async (server: Promise<Pick<LoopbackServer, 'url' | 'stop'>>): Promise<string> => {
    const { stop, url } = await server;
    open.add(stop);
    return url;
  };
  const [url, invoke, out, mail, issuerUrl, { dynamodb, fauxqs }] = await allOrNone(
    started(serveLoopback(api, { port: ports.http, orAnother: false })),
    started(serveLoopback(control, { port: ports.control })),
    started(serveLoopback(outboxServer(outbox), { port: ports.outbox })),
    started(serveMail(outbox, ports.mail)),
    started(serveLoopback(issuer.handle, { port: ports.issuer })),
    startEmulators({ stateDir, ports, region, log, open, onLost: options.onLost }),
  );
  issuer.answersAt(issuerUrl);
  return {
    url,
    endpoints: {
      ...{ dynamodb, sqs: fauxqs, s3: fauxqs },
      ...{ secretsManager: invoke, kms: invoke, invoke, issuer: issuerUrl, outbox: `${out}/outbox`, mail },
    },
  };
}
