import type { RequestListener } from 'node:http';
import type { AsyncCalls } from './lambda/async-calls.ts';
import type { Functions } from './lambda/functions.ts';
import { answerInvokeApi } from './lambda/invoke-api.ts';
import type { SecretStore } from './secrets/secret-store.ts';
import { answerSecretsApi } from './secrets/secrets-api.ts';

/** What calls to functions go through, once there are functions. */
export interface Callable {
  readonly functions: Functions;
  readonly calls: AsyncCalls;
}

/** Lambda's Invoke API, Secrets Manager and the process id of the centre, told apart as AWS's own protocols tell them. */
export function controlServer(callable: () => Callable | undefined, secrets: SecretStore): RequestListener {
  return (request, response) => {
    const failed = () => void response.destroy();
    const target = String(request.headers['x-amz-target'] ?? '');
    const ready = callable();
    if (target.startsWith('secretsmanager.')) answerSecretsApi(secrets, request, response).catch(failed);
    else if (request.url === '/') response.end(String(process.pid));
    else if (ready && request.url?.startsWith('/2015-03-31/functions'))
      answerInvokeApi(ready, request, response).catch(failed);
    else response.writeHead(ready ? 404 : 503).end();
  };
}
