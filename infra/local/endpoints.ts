import * as z from 'zod';

/** Where the parts of a running centre answer; all on the loopback interface. */
export const endpointsSchema = z.object({
  dynamodb: z.url(),
  sqs: z.url(),
  s3: z.url(),
  secretsManager: z.url(),
  kms: z.url(),
  /** Who vouches for the staff. */
  issuer: z.url(),
  /** The Lambda Invoke API. */
  invoke: z.url(),
  /** The stand-in for the platforms that receive our webhooks; a page for people at the same address. */
  outbox: z.url(),
  /** The stand-in for the mail server: `smtp:`, without TLS; its mails are in the outbox too. */
  mail: z.url(),
});

export type Endpoints = z.infer<typeof endpointsSchema>;

/** Anyone's keys will do locally, but presigned links are verified with these. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

/** The account every local resource belongs to; the queue emulator knows no other. */
export const localAccount = '000000000000';
