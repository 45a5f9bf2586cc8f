import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startCentre } from '#infra/local/centre.ts';
import type { Endpoints } from '#infra/local/endpoints.ts';
import { findRunningCentre } from '#infra/local/running-centre.ts';
import { smallCentre } from './fixture/small-centre.ts';
import { scratch, sdk } from './fixture/started-centre.ts';
import { writeAssembly } from './fixture/write-assembly.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

function directories() {
  const { path, remove } = scratch();
  undo.push(remove);
  return { cdkOut: writeAssembly(join(path, 'cdk.out'), smallCentre()), stateDir: join(path, 'state'), path };
}

/** Everything a process has started, down to the last generation. */
function descendants(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number));
  const children = pairs.filter(([, parent]) => parent === pid).map(([child = 0]) => child);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function clients(endpoints: Endpoints) {
  const dynamodb = new DynamoDBClient({ ...sdk, endpoint: endpoints.dynamodb });
  const sqs = new SQSClient({ ...sdk, endpoint: endpoints.sqs });
  const s3 = new S3Client({ ...sdk, endpoint: endpoints.s3 });
  const secrets = new SecretsManagerClient({ ...sdk, endpoint: endpoints.secretsManager });
  undo.push(() => [dynamodb, sqs, s3, secrets].map((client) => client.destroy()));
  return { dynamodb, sqs, s3, secrets };
}

const TableName = 'fix-state-Table';
const SecretId = 'fix/sources/demo';
const item = { id: { S: 'kept' }, kind: { S: 'a' } };

describe('a killed centre', () => {
  it('takes everything it started with it, and its state is there at the next start', async () => {
    const { cdkOut, stateDir } = directories();
    const child = fork(join(import.meta.dirname, 'fixture/run-centre.ts'), [cdkOut, stateDir]);
    undo.push(() => child.kill('SIGKILL'));
    const [url] = await once(child, 'message');
    const running = await findRunningCentre(stateDir);
    expect(running).toMatchObject({ pid: child.pid, url });
    expect((await fetch(`${url}/ping`)).status).toBe(204);

    const first = clients(running?.endpoints ?? ({} as Endpoints));
    await first.dynamodb.send(new PutItemCommand({ TableName, Item: item }));
    await first.s3.send(new PutObjectCommand({ Bucket: 'fix-state-reports', Key: 'k', Body: 'kept' }));
    const dead = `${running?.endpoints.sqs}/000000000000/fix-dead`;
    await first.sqs.send(new SendMessageCommand({ QueueUrl: dead, MessageBody: 'kept' }));
    const before = await first.secrets.send(new GetSecretValueCommand({ SecretId }));
    await expect(startCentre({ cdkOut, stateDir })).rejects.toThrow('runs on');

    const started = descendants(child.pid ?? 0);
    // The engines, the guard of one of them, and a function.
    expect(started.length).toBeGreaterThanOrEqual(4);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const centre = await startCentre({ cdkOut, stateDir });
    undo.push(() => centre.stop());
    await vi.waitFor(() => expect(started.filter(isAlive)).toEqual([]), { timeout: 5_000 });

    const second = clients(centre.endpoints);
    expect((await second.dynamodb.send(new GetItemCommand({ TableName, Key: { id: { S: 'kept' } } }))).Item).toEqual(
      item,
    );
    const kept = await second.s3.send(new GetObjectCommand({ Bucket: 'fix-state-reports', Key: 'k' }));
    expect(await kept.Body?.transformToString()).toBe('kept');
    const queue = (await (await fetch(`${centre.endpoints.sqs}/_fauxqs/queues/fix-dead`)).json()) as {
      messages: { ready: { body: string }[] };
    };
    expect(queue.messages.ready.map(({ body }) => body)).toEqual(['kept']);
    const after = await second.secrets.send(new GetSecretValueCommand({ SecretId }));
    const { signing } = JSON.parse(before.SecretString ?? '');
    expect(JSON.parse(after.SecretString ?? '')).toEqual({ signing, replyUrl: centre.endpoints.outbox });
  });
});

describe('a centre', () => {
  it('says when one of its engines ends by itself', async () => {
    const { cdkOut, stateDir } = directories();
    const onLost = vi.fn();
    const centre = await startCentre({ cdkOut, stateDir, onLost });
    undo.push(() => centre.stop());
    const engine = descendants(process.pid).find(
      (pid) => commandOf(pid).match(/^\S*dynoxide .*tables\.db/) && commandOf(pid).includes(stateDir),
    );
    process.kill(engine ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce());
  });
});

describe('a changed template', () => {
  const table = smallCentre()['fix-state'].template.Resources['Table']?.['Properties'] as Record<string, unknown>;

  it('gets its new index, and other keys only on a fresh state', async () => {
    const { cdkOut, stateDir, path } = directories();
    await (await startCentre({ cdkOut, stateDir })).stop();

    const indexes = [
      {
        IndexName: 'byId',
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ];
    const state = {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          ...table,
          GlobalSecondaryIndexes: indexes,
          TimeToLiveSpecification: { AttributeName: 'forgottenAt', Enabled: true },
        },
      },
    };
    const changed = writeAssembly(join(path, 'changed'), smallCentre({ state }));
    const centre = await startCentre({ cdkOut: changed, stateDir });
    const { dynamodb } = clients(centre.endpoints);
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
    const ttl = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName }));
    await centre.stop();
    expect(ttl.TimeToLiveDescription).toMatchObject({ AttributeName: 'forgottenAt' });
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['byId']);

    const keys = { KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }] };
    const other = { Table: { Type: 'AWS::DynamoDB::Table', Properties: { ...table, ...keys } } };
    const rekeyed = writeAssembly(join(path, 'rekeyed'), smallCentre({ state: other }));
    await expect(startCentre({ cdkOut: rekeyed, stateDir })).rejects.toThrow('--fresh');
    expect(await findRunningCentre(stateDir)).toBeUndefined();
    expect(
      descendants(process.pid)
        .map(commandOf)
        .filter((command) => command.includes(stateDir)),
    ).toEqual([]);
  });
});

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
