import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import {
  type FileContent,
  OverwriteRefused,
  type ReportFiles,
  type ReportPath,
  reportFolder,
} from '#shared/domain/reports/archive.ts';
import { mediaTypeOf } from './media-type.ts';

/** The key of a report's file in the bucket. */
export function reportKey(path: ReportPath, file: string): string {
  return `reports/${reportFolder(path)}/${file}`;
}

/** Report files in the bucket: written once; object lock keeps them on AWS, this adapter refuses everywhere. */
export function s3ReportFiles(s3: S3Client, bucket: string): ReportFiles {
  const open = async (path: ReportPath, file: string) =>
    (await s3.send(new GetObjectCommand({ Bucket: bucket, Key: reportKey(path, file) }))).Body;

  const digestOf = async (path: ReportPath, file: string): Promise<string> => {
    const hash = createHash('sha256');
    const body = await open(path, file);
    if (body instanceof Readable) for await (const chunk of body) hash.update(chunk);
    return hash.digest('hex');
  };

  return {
    async read(path, file) {
      try {
        return await (await open(path, file))?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async write(path, file, content) {
      try {
        await s3.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: reportKey(path, file),
            ...bodyOf(content),
            ContentType: mediaTypeOf(file),
            IfNoneMatch: '*',
          }),
        );
      } catch (error) {
        if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 412) throw error;
        if ((await digestOf(path, file)) !== sha256Of(content)) throw new OverwriteRefused(file);
      }
    },
  };
}

/** With the digest that S3 holds the bytes against: without one the client would wrap a stream in checksums of its own. */
function bodyOf(content: FileContent) {
  if (content instanceof Uint8Array) return { Body: content };
  const ChecksumSHA256 = Buffer.from(content.sha256, 'hex').toString('base64');
  return { Body: Readable.from(content.read()), ContentLength: content.length, ChecksumSHA256 };
}

function sha256Of(content: FileContent): string {
  return content instanceof Uint8Array ? createHash('sha256').update(content).digest('hex') : content.sha256;
}
