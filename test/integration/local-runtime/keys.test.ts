import { verify } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GetPublicKeyCommand, KMSClient, NotFoundException, SignCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCentre } from '#infra/local/centre.ts';
import { kmsReportSigner } from '#shared/signatures/kms-report-signer.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';
import { type StartedCentre, sdk, startedCentre } from './fixture/started-centre.ts';

const arn = 'arn:aws:kms:us-east-1:000000000000:key/fix-state-Signing';
let centre: StartedCentre;
let kms: KMSClient;
beforeAll(async () => {
  const Properties = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', KeyPolicy: { Statement: [] } };
  centre = await startedCentre({ state: { Signing: { Type: 'AWS::KMS::Key', Properties } } });
  kms = new KMSClient({ ...sdk, endpoint: centre.endpoints.kms });
});
afterAll(async () => {
  kms?.destroy();
  await centre?.end();
});

describe('a key of the template that signs', () => {
  it('is told by its public half', async () => {
    const answer = await kms.send(new GetPublicKeyCommand({ KeyId: arn }));
    expect(answer).toMatchObject({ KeyId: arn, KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    expect(answer.SigningAlgorithms).toEqual(['ECDSA_SHA_256']);
  });

  it.each([
    ['itself, as long as KMS takes it', 1, 'RAW'],
    ['itself, as long as KMS takes it', 4096, 'RAW'],
    ['by its digest, when it is longer', 4097, 'DIGEST'],
    ['by its digest, when it is longer', 100_000, 'DIGEST'],
  ])('signs a manifest %s: %i bytes', async (_, length, type) => {
    const types: unknown[] = [];
    const proxy = await startFaultProxy(centre.endpoints.kms);
    proxy.fault = ({ operation, body }) => {
      if (operation === 'Sign') types.push(JSON.parse(String(body)).MessageType);
      return undefined;
    };
    const client = new KMSClient({ ...sdk, endpoint: proxy.endpoint });
    const signer = kmsReportSigner(client, arn);
    const manifest = Buffer.alloc(length, 'm');
    const { pem } = await signer.publicKey();
    // Each has a nonce of its own: short numbers, and those whose first bit is set, are among many.
    for (let run = 0; run < (type === 'DIGEST' ? 40 : 2); run += 1) {
      const signature = await signer.sign(manifest);
      expect(verify('sha256', manifest, pem, signature), Buffer.from(signature).toString('hex')).toBe(true);
      expect(verify('sha256', Buffer.concat([manifest, Buffer.of(0)]), pem, signature)).toBe(false);
    }
    expect(new Set(types)).toEqual(new Set([type]));
    client.destroy();
    await proxy.stop();
  });

  it.each([
    ['another algorithm', { SigningAlgorithm: 'ECDSA_SHA_384' as const }],
    ['a digest of another length', { MessageType: 'DIGEST' as const }],
    ['a message longer than KMS takes', { Message: Buffer.alloc(4097) }],
  ])('refuses %s', async (_, change) => {
    const right = { KeyId: arn, Message: Buffer.from('m'), SigningAlgorithm: 'ECDSA_SHA_256' as const };
    await expect(kms.send(new SignCommand({ ...right, ...change }))).rejects.toThrow(
      expect.objectContaining({ name: 'ValidationException' }),
    );
  });

  it.each(['fix-state-Key', 'arn:aws:kms:us-east-1:000000000000:key/none'])(
    'is the only one: %s is refused in the words the SDK knows',
    async (KeyId) => {
      await expect(kms.send(new GetPublicKeyCommand({ KeyId }))).rejects.toBeInstanceOf(NotFoundException);
    },
  );

  it('is made once, and kept in a file only its owner reads', async () => {
    const directory = join(centre.stateDir, 'keys');
    expect(readdirSync(directory)).toEqual(['fix-state-Signing.pem']);
    expect(statSync(join(directory, 'fix-state-Signing.pem')).mode & 0o777).toBe(0o600);
    const before = await kmsReportSigner(kms, arn).publicKey();
    await centre.stop();
    const again = await startCentre(centre);
    const client = new KMSClient({ ...sdk, endpoint: again.endpoints.kms });
    const after = await kmsReportSigner(client, arn).publicKey();
    client.destroy();
    await again.stop();
    expect(after).toEqual(before);
  });
});
