import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { localCredentials } from '#infra/local/endpoints.ts';

interface PresignedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Why S3 would refuse a presigned request; undefined when it would not, or when the request is not presigned. */
export function presignedRefusal({ method, url, headers }: PresignedRequest, now: number): S3Refusal | undefined {
  const at = url.indexOf('?');
  const query = new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
  const signature = query.get('X-Amz-Signature');
  if (signature === null) return undefined;

  const scope = (query.get('X-Amz-Credential') ?? '').split('/');
  const [accessKeyId, ...scopeParts] = scope;
  if (accessKeyId !== localCredentials.accessKeyId || scopeParts.length !== 4) return unknownKey;
  const date = query.get('X-Amz-Date') ?? '';
  const expires = instantOf(date) + Number(query.get('X-Amz-Expires')) * 1000;
  if (!(now < expires)) return expired;

  const signedHeaders = query.get('X-Amz-SignedHeaders') ?? '';
  const canonicalHeaders = signedHeaders.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`);
  const canonical = [
    ...[method, canonicalPath(at < 0 ? url : url.slice(0, at)), canonicalQuery(query), canonicalHeaders.join('')],
    ...[signedHeaders, query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD'],
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', date, scopeParts.join('/'), createHash('sha256').update(canonical).digest('hex')];
  const wanted = hmac(signingKey(scopeParts), text.join('\n'));
  const given = Buffer.from(signature, 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? undefined : wrongSignature;
}

export interface S3Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const expired: S3Refusal = { status: 403, code: 'AccessDenied', message: 'Request has expired' };
const unknownKey: S3Refusal = {
  ...{ status: 403, code: 'InvalidAccessKeyId' },
  message: 'The AWS Access Key Id you provided does not exist in our records.',
};
const wrongSignature: S3Refusal = {
  ...{ status: 403, code: 'SignatureDoesNotMatch' },
  message: 'The request signature we calculated does not match the signature you provided.',
};

function canonicalPath(path: string): string {
  return path.split('/').map(decodeURIComponent).map(encode).join('/');
}

function canonicalQuery(query: URLSearchParams): string {
  const pairs = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)]);
  return pairs
    .map((pair) => pair.join('='))
    .sort()
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function signingKey(scope: readonly string[]): Buffer {
  return scope.reduce<Buffer>(hmac, Buffer.from(`AWS4${localCredentials.secretAccessKey}`));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** `20261123T211400Z` as UTC milliseconds. */
function instantOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
