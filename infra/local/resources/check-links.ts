import type { Part } from './part.ts';

/** Throws when a part leads to a function or a queue that no template has: better at the start than at the first message. */
export function checkLinks(parts: readonly Part[]): void {
  const functions = new Set(parts.filter((part) => part.kind === 'function').map(({ name }) => name));
  const queues = new Set(parts.filter((part) => part.kind === 'queue').map(({ arn }) => arn));
  const authorizers = new Set(parts.filter((part) => part.kind === 'authorizer').map(({ id }) => id));
  for (const part of parts) {
    if ('functionName' in part && !functions.has(part.functionName))
      throw new Error(`a ${part.kind} leads to the function ${part.functionName}, which is in no template`);
    if (part.kind === 'mapping' && !queues.has(part.queueArn))
      throw new Error(`a mapping reads the queue ${part.queueArn}, which is in no template`);
    if (part.kind === 'route' && part.authorizerId !== undefined && !authorizers.has(part.authorizerId))
      throw new Error(`the route ${part.routeKey} asks ${part.authorizerId}, which is in no template`);
  }
  if (parts.filter(({ kind }) => kind === 'api').length > 1) throw new Error('one machine serves one HTTP API');
}
