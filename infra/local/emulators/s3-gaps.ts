import type { buildApp } from 'fauxqs';
import { presignedRefusal, type S3Refusal } from './presigned-request.ts';

export type FauxqsApp = ReturnType<typeof buildApp>;
export type FauxqsStores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;

/** Headers of an answer that a presigned link may set with `response-<header>`. */
const overridable = [
  ...['content-type', 'content-language', 'content-disposition', 'content-encoding'],
  ...['cache-control', 'expires'],
];

/** What S3 does and the emulator does not: write-once, presigned links that expire and are verified, headers set by a link. */
export function closeS3Gaps(app: FauxqsApp, s3Store: FauxqsStores['s3Store']): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { method, url = '', headers } = request.raw;
    const refusal = presignedRefusal({ method: method ?? '', url, headers }, Date.now());
    if (refusal) reply.code(refusal.status).type('application/xml').send(xml(refusal));
    else done();
  });

  // The handler follows in the same turn of the event loop, so two writers cannot both find the key free.
  app.addHook('preHandler', (request, reply, done) => {
    const { bucket, '*': key } = { bucket: '', '*': '', ...(typeof request.params === 'object' ? request.params : {}) };
    const writes = request.method === 'PUT' || request.method === 'POST';
    if (writes && request.headers['if-none-match'] === '*' && exists(s3Store, bucket, key))
      reply.code(412).type('application/xml').send(xml(alreadyThere));
    else done();
  });

  app.addHook('onSend', (request, reply, _payload, done) => {
    if (request.method === 'GET' && reply.statusCode < 300) {
      const query = new URLSearchParams(request.raw.url?.split('?')[1]);
      for (const name of overridable) {
        const value = query.get(`response-${name}`);
        if (value !== null) reply.header(name, value);
      }
    }
    done();
  });
}

const alreadyThere: S3Refusal = {
  ...{ status: 412, code: 'PreconditionFailed' },
  message: 'At least one of the pre-conditions you specified did not hold',
};

function exists(store: FauxqsStores['s3Store'], bucket: string, key: string): boolean {
  try {
    store.headObject(bucket, key);
    return true;
  } catch {
    return false;
  }
}

function xml({ code, message }: S3Refusal): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
}
