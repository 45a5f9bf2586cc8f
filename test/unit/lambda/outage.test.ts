import { createConnection } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { isOutage } from '#shared/lambda/outage.ts';

const ofDynamo = (name: string) => new DynamoDBServiceException({ name, $fault: 'client', $metadata: {} });
const refused = new Promise<unknown>((resolve) => createConnection(1, '127.0.0.1').once('error', resolve));
const damaged = () => {
  try {
    return gunzipSync(Buffer.from('no gzip'));
  } catch (error) {
    return error;
  }
};

it.each([
  ['a service that is too busy', ofDynamo('ThrottlingException'), true],
  ['a service that does not let us in', ofDynamo('AccessDeniedException'), true],
  ['a connection that is refused', refused, true],
  ['an error that says so itself', Object.assign(new Error('busy'), { isOutage: true }), true],
  ['an error that denies it', Object.assign(new Error('refused'), { isOutage: false, syscall: 'read' }), false],
  ['what the database refuses to hold', ofDynamo('ValidationException'), false],
  ['a damaged file', damaged(), false],
  ['a mistake of our own', new TypeError('undefined is not a function'), false],
  ['what is no error', 'down', false],
])('tells %s', async (_, error, expected) => {
  expect(isOutage(await error)).toBe(expected);
});
