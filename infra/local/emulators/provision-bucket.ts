import { httpCall } from '#infra/local/net/http-call.ts';
import type { BucketPart } from '#infra/local/resources/part.ts';

/** Makes a bucket unless it is there. */
export async function provisionBucket(s3: string, { name }: BucketPart): Promise<void> {
  const { status, body } = await httpCall(`${s3}/${name}`, { method: 'PUT' });
  if (status !== 200) throw new Error(`the bucket ${name} could not be made: ${body}`);
}
