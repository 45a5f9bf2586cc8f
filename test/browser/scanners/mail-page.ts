import type { RequestListener } from 'node:http';
import { httpCall } from '#infra/local/net/http-call.ts';
import { serveLoopback } from '#infra/local/net/loopback-server.ts';

/** A request that has come by. */
interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

interface MailPage {
  /** A mail with the links in it, in a reader that opens them all before anybody asks. */
  readonly url: string;
  readonly seen: readonly Seen[];
  stop(): Promise<void>;
}

/**
 * Stands before a centre, at an address of its own, and notes who asks for what: browsers prerender pages of one origin only, so
 * the mail has to be at the address that its links lead to.
 */
export async function serveMailPage(centre: string, links: readonly string[]): Promise<MailPage> {
  const seen: Seen[] = [];
  const paths = links.map((link) => new URL(link).pathname);
  const handle: RequestListener = (request, response) => {
    const { method = '', url = '', headers } = request;
    if (url === '/mail') return void response.setHeader('content-type', 'text/html').end(mail(paths));
    seen.push({ method, path: url, headers });
    const passed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    httpCall(`${centre}${url}`, { method, headers: passed }).then(
      ({ status, headers: given, body }) => response.writeHead(status, given).end(body),
      () => response.destroy(),
    );
  };
  const { url, stop } = await serveLoopback(handle, { port: 0 });
  return { url: `${url}/mail`, seen, stop };
}

/** Prefetching, prerendering, frames and pictures: all the ways in which a page opens links by itself. */
function mail(paths: readonly string[]): string {
  const half = Math.ceil(paths.length / 2);
  const rules = {
    prefetch: [{ urls: paths.slice(0, half), eagerness: 'immediate' }],
    prerender: [{ urls: paths.slice(half), eagerness: 'immediate' }],
  };
  return `<!doctype html><title>Mail</title>
<script type="speculationrules">${JSON.stringify(rules)}</script>
${paths.map((path) => `<link rel="prefetch" href="${path}"><a href="${path}">link</a><img src="${path}"><iframe src="${path}"></iframe>`).join('\n')}`;
}
