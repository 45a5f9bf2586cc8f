import { request } from 'node:http';
import type { BucketPart } from '#infra/local/resources/part.ts';

/** Makes a bucket unless it is there. */
export function provisionBucket(s3: string, { name }: BucketPart): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${s3}/${name}`, { method: 'PUT' }, (response) => {
      response.resume();
      if (response.statusCode === 200) resolve();
      else reject(new Error(`the bucket ${name} could not be made (${response.statusCode})`));
    });
    outgoing.on('error', reject).end();
  });
}
