import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { FactsPart } from '#shared/domain/ratings/run.ts';

/** What a run works with: the facts of its shards, by league and period. */
export interface RatingParts {
  write(run: string, part: FactsPart, compressed: Uint8Array): Promise<void>;
  read(run: string, part: FactsPart): Promise<Uint8Array>;
}

/** Parts in the bucket of the runs, which forgets them. A part is named by what it holds, so a repeat changes nothing. */
export function s3RatingParts(s3: S3Client, Bucket: string): RatingParts {
  const keyOf = (run: string, { league, period, sha256 }: FactsPart) =>
    `rating-runs/${run}/${period}/${league}/${sha256}.ndjson.gz`;
  return {
    async write(run, part, Body) {
      await s3.send(new PutObjectCommand({ Bucket, Key: keyOf(run, part), Body, ContentType: 'application/gzip' }));
    },
    async read(run, part) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: keyOf(run, part) }));
      if (!Body) throw new Error(`RCC_RUN_PART_EMPTY ${keyOf(run, part)}`);
      return await Body.transformToByteArray();
    },
  };
}
