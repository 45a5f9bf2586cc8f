import type * as z from 'zod';
import { type Endpoints, localAccount } from '#infra/local/endpoints.ts';
import type { ResourceAddress } from '#infra/local/template/template-error.ts';
import type { Part } from './part.ts';

/** Where the template comes to life. */
export interface Place {
  readonly region: string;
  /** Address of the HTTP API, without a trailing slash. */
  readonly url: string;
  readonly endpoints: Endpoints;
}

/** A resource of the template, ready to be read. */
export interface Resource extends ResourceAddress {
  readonly place: Place;
  /** Directory or file of an asset by its object key. */
  readonly asset: (objectKey: string) => string | undefined;
  /**
   * The properties, parsed. `withoutEffect` names those that change nothing on one machine and says why; any other that the
   * schema does not know is an error.
   */
  read<T>(schema: z.ZodType<T>, withoutEffect: Readonly<Record<string, string>>): T;
  refusal(problem: string): Error;
}

/** What the template may say about a resource elsewhere, and what the resource adds to the centre. */
export interface Planned {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly part?: Part;
}

export type ResourceKind = (resource: Resource) => Planned;

/** The given name, or one that stays the same from synth to synth. */
export function physicalName({ stack, logicalId }: ResourceAddress, given: string | undefined, limit = 128): string {
  return given ?? `${stack}-${logicalId}`.slice(0, limit);
}

export function arn({ place }: Resource, service: string, rest: string): string {
  return `arn:aws:${service}:${place.region}:${localAccount}:${rest}`;
}
