import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { jsonOf } from '#shared/domain/json-of.ts';
import { DeliveryFailed } from './citizen-channel.ts';
import { isLoopback } from './is-loopback.ts';
import { retryAfterMs } from './retry-after.ts';

interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** PEM of an authority that the server is vouched for by, where the usual ones do not. */
  readonly certificateAuthority?: string | undefined;
}

interface Posted {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  /** Undefined where it is not JSON. */
  readonly json: unknown;
}

const timeoutMs = 10_000;
/** More of an answer is not read, characters. */
const mostRead = 65_536;

/**
 * Posts, and reads what is answered. A redirect is not followed: it would carry what is posted to an address that nobody has
 * entered. Throws `DeliveryFailed` without a word of the address, for some of them hold a key.
 */
export async function post({ url, headers, body, certificateAuthority }: Post): Promise<Posted> {
  const { protocol, hostname } = new URL(url);
  const isSecure = protocol === 'https:';
  // Links and keys of citizens travel by https only.
  if (!isSecure && !(protocol === 'http:' && isLoopback(hostname))) {
    throw new DeliveryFailed('address-not-https', { isOutage: false });
  }
  const signal = AbortSignal.timeout(timeoutMs);
  const length = String(Buffer.byteLength(body));
  // A connection kept open would be a dead one after the function has slept.
  const options = { method: 'POST', headers: { ...headers, 'content-length': length }, signal, agent: false };
  const sent = isSecure ? requestHttps(url, { ...options, ca: certificateAuthority }) : requestHttp(url, options);
  try {
    return await new Promise<Posted>((resolve, reject) => {
      sent.on('error', reject);
      sent.on('response', (response) => read(response).then(resolve, reject));
      sent.end(body);
    });
  } catch {
    throw new DeliveryFailed(signal.aborted ? 'timeout' : 'unreachable');
  }
}

async function read(response: IncomingMessage): Promise<Posted> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk;
    if (text.length > mostRead) break;
  }
  return {
    status: response.statusCode ?? 0,
    retryAfterMs: retryAfterMs(response.headers['retry-after'], Date.now()),
    json: jsonOf(text),
  };
}
