import type { RequestListener } from 'node:http';
import type { KeyStore } from './keys/key-store.ts';
import { answerKmsApi } from './keys/kms-api.ts';
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

/** What nobody but the centre's own functions may have. */
export interface Vault {
  readonly secrets: SecretStore;
  readonly keys: KeyStore;
}

/** Lambda's Invoke API, Secrets Manager, KMS and the process id of the centre, told apart as AWS's own protocols tell them. */
export function controlServer(callable: () => Callable | undefined, { secrets, keys }: Vault): RequestListener {
  return (request, response) => {
    const failed = () => void response.destroy();
    const target = String(request.headers['x-amz-target'] ?? '');
    const ready = callable();
    if (target.startsWith('secretsmanager.')) answerSecretsApi(secrets, request, response).catch(failed);
    else if (target.startsWith('TrentService.')) answerKmsApi(keys, request, response).catch(failed);
    else if (request.url === '/') response.end(String(process.pid));
    else if (ready && request.url?.startsWith('/2015-03-31/functions'))
      answerInvokeApi(ready, request, response).catch(failed);
    else response.writeHead(ready ? 404 : 503).end();
  };
}
