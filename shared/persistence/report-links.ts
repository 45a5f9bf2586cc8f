import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ReportPath } from '#shared/domain/reports/archive.ts';
import { reportKey } from './report-files.ts';

/** A file of a report, and the name it is saved under. */
interface LinkedFile {
  readonly report: ReportPath;
  readonly name: string;
  readonly savedAs: string;
}

/** Links to files of the archive that end after so many seconds. */
export function s3ReportLinks(s3: S3Client, bucket: string) {
  return async ({ report, name, savedAs }: LinkedFile, expiresIn: number): Promise<string> =>
    await getSignedUrl(
      s3,
      new GetObjectCommand({
        Bucket: bucket,
        Key: reportKey(report, name),
        ResponseContentDisposition: `attachment; filename="${savedAs}"`,
      }),
      { expiresIn },
    );
}
