import { createPublicKey, sign } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { type AwsAnswer, answerAwsJson, awsRefusal } from '#infra/local/net/answer-aws-json.ts';
import type { KeyStore, SigningKey } from './key-store.ts';
import { signDigest } from './sign-digest.ts';

const algorithm = 'ECDSA_SHA_256';
const keySchema = z.object({ KeyId: z.string() });
const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const signSchema = z
  .object({
    SigningAlgorithm: z.literal(algorithm),
    Message: bytes,
    MessageType: z.enum(['RAW', 'DIGEST']).default('RAW'),
  })
  .refine(({ Message, MessageType: type }) => (type === 'RAW' ? Message.length <= 4096 : Message.length === 32));

/** The two operations of KMS that a signature takes, in its own protocol. */
export function answerKmsApi(keys: KeyStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  return answerAwsJson(request, response, (operation, input) => {
    const asked = keySchema.safeParse(input);
    const key = asked.success ? keys.find(asked.data.KeyId) : undefined;
    if (!key) return awsRefusal('NotFoundException', 'no such key signs here');
    if (operation === 'GetPublicKey') return publicKey(key);
    if (operation === 'Sign') return signature(key, input);
    return awsRefusal('UnsupportedOperationException', `${operation} is not known here`);
  });
}

function publicKey({ arn, privateKey }: SigningKey): AwsAnswer {
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const usage = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', SigningAlgorithms: [algorithm] };
  return { status: 200, body: { KeyId: arn, PublicKey: der.toString('base64'), ...usage } };
}

function signature({ arn, privateKey }: SigningKey, input: unknown): AwsAnswer {
  const parsed = signSchema.safeParse(input);
  if (!parsed.success) return awsRefusal('ValidationException', z.prettifyError(parsed.error));
  const { Message, MessageType } = parsed.data;
  const made = MessageType === 'RAW' ? sign('sha256', Message, privateKey) : signDigest(Message, privateKey);
  return { status: 200, body: { KeyId: arn, Signature: made.toString('base64'), SigningAlgorithm: algorithm } };
}
