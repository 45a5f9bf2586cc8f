import type { Command, CommandName } from '#shared/domain/commands/command.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { jsonBody } from '#shared/lambda/json-body.ts';
import { problem } from '#shared/lambda/problem.ts';
import { commandHeadersSchema } from './contract.ts';
import { readBody } from './read-body.ts';

/** A command as it was sent. */
export interface CommandRequest {
  readonly command: Command;
  readonly key: string;
  /** The ETag of the version that it was decided upon. */
  readonly ifMatch: string;
}

const { 'idempotency-key': keySchema, 'if-match': versionSchema } = commandHeadersSchema.shape;

/** Reads a command. A key and a version are asked for first: without them nothing may be done, whatever the body says. */
export function commandRequest(
  name: CommandName,
  { headers, body }: HttpRequest,
): CommandRequest | { readonly refused: HttpResponse } {
  const key = keySchema.safeParse(headers['idempotency-key']);
  if (!key.success) return { refused: problem('idempotency-key-missing') };
  const ifMatch = versionSchema.safeParse(headers['if-match']);
  if (!ifMatch.success) return { refused: problem('version-missing') };
  const json = body.length === 0 ? {} : jsonBody(body);
  if (json === undefined) return { refused: problem('body-not-json') };
  const read = readBody[name](json);
  if ('error' in read) return { refused: problem('command-invalid', { errors: fieldErrors(read.error, json) }) };
  return { command: read.command, key: key.data, ifMatch: ifMatch.data };
}
