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
      return Body && linesOf(Body.transformToWebStream());
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
}

/** Whoever stops reading early ends the download too. */
async function* linesOf(compressed: ReadableStream): Lines {
  const decoder = new TextDecoder();
  let begun = '';
  for await (const chunk of compressed.pipeThrough(new DecompressionStream('gzip'))) {
    const lines = `${begun}${decoder.decode(chunk, { stream: true })}`.split('\n');
    begun = lines.pop() ?? '';
    yield lines;
  }
  if (begun !== '') yield [begun];
}
