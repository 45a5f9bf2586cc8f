import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sourceSecrets } from '#shared/channels/source-secrets.ts';
import { type Emulator, startHttp } from '#test/support/emulators.ts';
import { resources } from '#test/support/templates.ts';

const [secret] = resources('AWS::SecretsManager::Secret');
const { SecretStringTemplate, GenerateStringKey, PasswordLength } = secret?.Properties['GenerateSecretString'] ?? {};
let vault: Emulator;

beforeAll(async () => {
  const generated = {
    ...JSON.parse(SecretStringTemplate),
    [GenerateStringKey]: 'aB3'.repeat(20).slice(0, PasswordLength),
  };
  vault = await startHttp(() => ({
    status: 200,
    body: JSON.stringify({ SecretString: JSON.stringify(generated) }),
  }));
});
afterAll(() => vault.stop());

it('a secret as CloudFormation generates it is one the functions can read: nobody has to touch it first', async () => {
  const client = new SecretsManagerClient({
    region: 'eu-central-1',
    endpoint: vault.endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const found = await sourceSecrets(client, 'rcc/sources/', () => 0).find('pos');
  expect(found?.signing.map(({ length }) => length)).toEqual([33]);
  expect(found?.replyUrl).toBeUndefined();
});
