import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { OverwriteRefused, type ReportFiles, type ReportPath, reportFolder } from '#shared/domain/reports/archive.ts';
import { mediaTypeOf } from './media-type.ts';

/** The key of a report's file in the bucket. */
export function reportKey(path: ReportPath, file: string): string {
  return `reports/${reportFolder(path)}/${file}`;
}

/** Report files in the bucket: written once; object lock keeps them on AWS, this adapter refuses everywhere. */
export function s3ReportFiles(s3: S3Client, bucket: string): ReportFiles {
  const read = async (path: ReportPath, file: string) => {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: reportKey(path, file) }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
  return {
    read,
    async write(path, file, bytes) {
      try {
        await s3.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: reportKey(path, file),
            Body: bytes,
            ContentType: mediaTypeOf(file),
            IfNoneMatch: '*',
          }),
        );
      } catch (error) {
        if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 412) throw error;
        const present = await read(path, file);
        if (!present || Buffer.compare(present, bytes) !== 0) throw new OverwriteRefused(file);
      }
    },
  };
}
