import type * as z from 'zod';

/** An operation as the published description of the API tells it: by the schemas that it reads its requests with. */
interface OperationContract {
  /** One line. */
  readonly summary: string;
  readonly path?: z.ZodType;
  readonly query?: z.ZodType;
  /** Names in lower case. */
  readonly headers?: z.ZodType;
  /** In JSON. */
  readonly body?: z.ZodType;
  /** What it answers with in JSON, by status. */
  readonly answers: Readonly<Record<number, z.ZodType>>;
  /** Media types that a reader may have instead. */
  readonly alsoAs?: readonly string[];
  /** Statuses of problems (RFC 9457) that it answers with, beside those of every operation for staff: 401, 403, 500, 503. */
  readonly problems: readonly number[];
}

/** One contract per route: a forgotten one does not compile. */
export type OperationContracts<Routes> = { readonly [Name in keyof Routes]: OperationContract };
