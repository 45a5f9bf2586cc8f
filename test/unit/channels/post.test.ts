import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { post } from '#shared/channels/post.ts';
import { retryAfterMs } from '#shared/channels/retry-after.ts';
import { hasOpenssl, inShell } from '#test/support/openssl.ts';
import { startService } from '#test/support/start-service.ts';

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe('a post', () => {
  it('reads no more of an answer than there can be in one', async () => {
    service.answer = { status: 200, json: JSON.stringify('x'.repeat(1_000_000)) };
    expect(await post({ url: service.endpoint, headers: {}, body: '' })).toMatchObject({
      status: 200,
      json: undefined,
    });
  });

  it('ends after ten seconds', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    timeout.mockReturnValueOnce(AbortSignal.abort());
    await expect(post({ url: service.endpoint, headers: {}, body: '' })).rejects.toMatchObject({ reason: 'timeout' });
    expect(timeout).toHaveBeenCalledWith(10_000);
    timeout.mockRestore();
  });

  it.each(['http://portal.example/', 'ftp://127.0.0.1/'])('does not go to %s', async (url) => {
    await expect(post({ url, headers: {}, body: '' })).rejects.toMatchObject({
      reason: 'address-not-https',
      isOutage: false,
    });
  });

  it('trusts an authority that is not among the usual ones where it is told to, and nowhere else', async () => {
    if (!hasOpenssl()) return;
    const directory = mkdtempSync(join(tmpdir(), 'authority-'));
    const at = (name: string) => join(directory, name);
    inShell(
      [
        ...['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
        ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', 'key.pem', '-out', 'cert.pem'],
      ].join(' '),
      directory,
    );
    const certificate = readFileSync(at('cert.pem'), 'utf8');
    const server = createServer({ key: readFileSync(at('key.pem')), cert: certificate }, (_, response) => {
      response.end('{"ok":true}');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
    const answer = await post({ url, headers: {}, body: '', certificateAuthority: certificate });
    expect(answer).toEqual({ status: 200, retryAfterMs: undefined, json: { ok: true } });
    await expect(post({ url, headers: {}, body: '' })).rejects.toMatchObject({ reason: 'unreachable' });
    server.close();
    rmSync(directory, { recursive: true });
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 28, 12);
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sat, 28 Nov 2026 12:01:00 GMT', 60_000],
    ['Sat, 28 Nov 2026 11:59:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['99999999999', undefined],
    [undefined, undefined],
  ])('%o is %o ms', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
