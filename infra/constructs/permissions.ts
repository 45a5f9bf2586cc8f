import { Aws } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { keyOf } from './encryption-key.ts';

/** A transaction needs the actions of its parts. `Scan` is not here, so no function can ask for it. */
type TableAction = `dynamodb:${Read | Write}`;
type Read = 'GetItem' | 'BatchGetItem' | 'Query';
type Write = 'PutItem' | 'UpdateItem' | 'DeleteItem';
const reads: ReadonlySet<TableAction> = new Set(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']);
/** A queue and the key its messages are encrypted with. */
export interface KeyedQueue {
  readonly queue: IQueue;
  readonly key: IKey;
}

type ObjectAction = 's3:GetObject' | 's3:PutObject';
type SigningAction = 'kms:Sign' | 'kms:GetPublicKey';
type KeyAction = 'kms:Decrypt' | 'kms:Encrypt' | 'kms:GenerateDataKey';

export interface TableAccess {
  readonly table: Table;
  readonly actions: readonly TableAction[];
  /** Only items whose partition key begins with one of these. */
  readonly keysBeginning?: readonly string[];
  /** Only these attributes of an item, which every request has to name. */
  readonly attributes?: readonly string[];
}

export function tableAccess({ table, actions, keysBeginning, attributes }: TableAccess): PolicyStatement[] {
  const writes = actions.some((action) => !reads.has(action));
  return [
    new PolicyStatement({
      actions: [...actions],
      resources: [table.tableArn],
      ...(keysBeginning && { conditions: onlyLeadingKeys(keysBeginning) }),
      ...(attributes && { conditions: onlyAttributes(attributes) }),
    }),
    keyUse(keyOf(table), 'dynamodb', writes ? ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt']),
  ];
}

/** Reads the named indexes and nothing else: not the table, where the words of citizens are. */
export function indexQueries(table: Table, indexes: readonly string[]): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['dynamodb:Query'],
      resources: indexes.map((index) => `${table.tableArn}/index/${index}`),
    }),
    keyUse(keyOf(table), 'dynamodb', ['kms:Decrypt']),
  ];
}

/**
 * Changes these attributes of items that are there, and gets nothing of them back: neither the words of a citizen in the
 * same table nor a new item is within its reach. `ForAllValues` alone is true for a request that names none.
 */
export function attributeUpdates(table: Table, attributes: readonly string[]): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['dynamodb:UpdateItem'],
      resources: [table.tableArn],
      conditions: {
        'ForAllValues:StringEquals': { 'dynamodb:Attributes': [...attributes] },
        Null: { 'dynamodb:Attributes': 'false' },
        StringEqualsIfExists: { 'dynamodb:ReturnValues': ['NONE', 'UPDATED_OLD', 'UPDATED_NEW'] },
      },
    }),
    keyUse(keyOf(table), 'dynamodb', ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey']),
  ];
}

export function messageSending({ queue, key }: KeyedQueue): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
    keyUse(key, 'sqs', ['kms:Decrypt', 'kms:GenerateDataKey']),
  ];
}

/** What the event source needs to poll in the function's name. */
export function messageReceiving({ queue, key }: KeyedQueue): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [queue.queueArn],
    }),
    keyUse(key, 'sqs', ['kms:Decrypt']),
  ];
}

/** Lets a function say when a message that failed comes back. */
export function messageHiding({ queue }: KeyedQueue): PolicyStatement {
  return new PolicyStatement({ actions: ['sqs:ChangeMessageVisibility'], resources: [queue.queueArn] });
}

export function secretReading(secrets: readonly Secret[]): PolicyStatement[] {
  return secrets.flatMap((secret) => [
    new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] }),
    keyUse(keyOf(secret), 'secretsmanager', ['kms:Decrypt']),
  ]);
}

/** Mails from one address, which a verified domain of the account vouches for. */
export function mailSending(from: string): PolicyStatement[] {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return [
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [`arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:identity/${domain}`],
      conditions: { StringEquals: { 'ses:FromAddress': from } },
    }),
  ];
}

/** Its own log and no other. The group exists already, so creating one is not among them. */
export function logWriting(logGroup: ILogGroup): PolicyStatement {
  return new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
}

/** Objects below `prefix` (which ends with a slash). */
export function objectAccess(bucket: Bucket, prefix: string, actions: readonly ObjectAction[]): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: [...actions], resources: [bucket.arnForObjects(`${prefix}*`)] }),
    keyUse(
      keyOf(bucket),
      's3',
      actions.includes('s3:PutObject') ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
    ),
  ];
}

/** Signs with the key, and says which public key that is checked with. */
export function signing(key: IKey): PolicyStatement[] {
  const actions: SigningAction[] = ['kms:Sign', 'kms:GetPublicKey'];
  return [new PolicyStatement({ actions, resources: [key.keyArn] })];
}

/** A key works only through the service whose data it encrypts: the function itself can decrypt nothing with it. */
function keyUse(key: IKey, service: string, actions: readonly KeyAction[]): PolicyStatement {
  return new PolicyStatement({
    actions: [...actions],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${Aws.REGION}.amazonaws.com` } },
  });
}

/** A request for whole items names no attribute, hence the second condition; the third is for queries, which say so. */
function onlyAttributes(attributes: readonly string[]) {
  return {
    'ForAllValues:StringEquals': { 'dynamodb:Attributes': [...attributes] },
    Null: { 'dynamodb:Attributes': 'false' },
    StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
  };
}

/** `ForAllValues` alone is true for a request without keys, hence the second condition. */
function onlyLeadingKeys(beginnings: readonly string[]) {
  return {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': beginnings.map((beginning) => `${beginning}*`) },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  };
}
