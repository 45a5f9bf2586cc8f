import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import type { ReportPath } from '#shared/domain/reports/archive.ts';
import { reportKey } from './report-files.ts';

/** Lines of a compressed file, without their line breaks, as they come: a chunk at a time. */
export type Lines = AsyncIterable<readonly string[]>;

/** Reads a gzipped text of the archive line by line; memory does not grow with it. Undefined where there is none. */
export function s3ReportLines(s3: S3Client, bucket: string) {
  return async (path: ReportPath, file: string): Promise<Lines | undefined> => {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: reportKey(path, file) }));
      return Body instanceof Readable ? linesOf(Body) : undefined;
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
}

/**
 * Whoever stops reading early ends the download too. Not by the web's DecompressionStream: a facts file is a row of gzip
 * members, and that one takes the second for junk.
 */
async function* linesOf(compressed: Readable): Lines {
  const decoder = new TextDecoder();
  let begun = '';
  // What fails on the way ends the loop with its error: there is nothing to do in the callback.
  for await (const chunk of pipeline(compressed, createGunzip(), () => {})) {
    const lines = `${begun}${decoder.decode(chunk, { stream: true })}`.split('\n');
    begun = lines.pop() ?? '';
    yield lines;
  }
  if (begun !== '') yield [begun];
}
