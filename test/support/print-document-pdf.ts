import { createHash } from 'node:crypto';
import { documentPdf } from '#shared/reports/document-pdf.ts';
import { aReportDocument } from './a-report-document.ts';

/** Run in a process of its own: writes the digest of the PDF. */
process.stdout.write(
  createHash('sha256')
    .update(await documentPdf(aReportDocument()))
    .digest('hex'),
);
