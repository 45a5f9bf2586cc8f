import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presignedRefusal } from '#infra/local/emulators/presigned-request.ts';
import { type StartedCentre, sdk, startedCentre } from './fixture/started-centre.ts';

const Bucket = 'fix-state-reports';
const Key = 'отчёты/2026 (1)/r1+a.json';
let centre: StartedCentre;
let s3: S3Client;
beforeAll(async () => {
  centre = await startedCentre();
  // No forcePathStyle: an address that is an IP number already means paths to the SDK.
  s3 = new S3Client({ ...sdk, endpoint: centre.endpoints.s3 });
});
afterAll(async () => {
  s3?.destroy();
  await centre?.end();
});

const put = (Body: string, more = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'application/json', ...more }));

describe('a bucket', () => {
  it('writes once when asked to, whoever comes second', async () => {
    const results = await Promise.allSettled(['1', '2', '3'].map((body) => put(body, { IfNoneMatch: '*' })));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({ name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } });
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength).toBe(1);
  });

  it('serves a presigned link with the headers the link sets', async () => {
    await put('{"a":1}');
    const command = new GetObjectCommand({
      ...{ Bucket, Key },
      ResponseContentDisposition: "attachment; filename*=UTF-8''%D0%B0.json",
      ResponseContentType: 'text/plain',
    });
    const response = await fetch(await getSignedUrl(s3, command, { expiresIn: 60 }));
    expect([response.status, await response.text()]).toEqual([200, '{"a":1}']);
    expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%D0%B0.json");
    expect(response.headers.get('content-type')).toBe('text/plain');
  });

  it('refuses a presigned link that expired or was changed', async () => {
    await put('{"a":1}');
    const old = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key }), {
      expiresIn: 60,
      signingDate: new Date(Date.now() - 61_000),
    });
    const expired = await fetch(old);
    expect(expired.status).toBe(403);
    expect(await expired.text()).toContain('Request has expired');
    const link = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key }), { expiresIn: 60 });
    const other = await fetch(link.replace('r1', 'r2'));
    expect(other.status).toBe(403);
    expect(await other.text()).toContain('SignatureDoesNotMatch');
    expect((await fetch(link.replace('Credential=local', 'Credential=other'))).status).toBe(403);
  });

  it('takes an upload over a presigned link', async () => {
    const link = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: 'up' }), { expiresIn: 60 });
    expect((await fetch(link, { method: 'PUT', body: 'x' })).status).toBe(200);
    expect((await fetch(link, { method: 'GET' })).status).toBe(403);
  });

  it('looks at presigned requests only', () => {
    expect(presignedRefusal({ method: 'GET', url: '/bucket/key?list-type=2', headers: {} }, 0)).toBeUndefined();
  });
});
