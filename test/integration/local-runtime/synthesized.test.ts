import { join } from 'node:path';
import { App, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, describe, expect, it } from 'vitest';
import { checkLinks } from '#infra/local/resources/check-links.ts';
import { planCentre } from '#infra/local/resources/plan.ts';
import { readAssembly } from '#infra/local/template/assembly.ts';
import { scratch } from './fixture/started-centre.ts';

const directory = scratch();
afterAll(directory.remove);

const nowhere = 'http://127.0.0.1:1';
const place = {
  url: nowhere,
  endpoints: {
    dynamodb: nowhere,
    sqs: nowhere,
    s3: nowhere,
    secretsManager: nowhere,
    kms: nowhere,
    invoke: nowhere,
    issuer: nowhere,
    outbox: nowhere,
    mail: nowhere,
  },
};

/** A service stack on a state stack, with CDK's own higher constructs. */
function synthesized(name: string, bucketProps: ConstructorParameters<typeof Bucket>[2] = {}) {
  const outdir = join(directory.path, name);
  const app = new App({ outdir, analyticsReporting: false });
  const state = new Stack(app, 'State');
  const table = new TableV2(state, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.NUMBER },
    globalSecondaryIndexes: [{ indexName: 'byKind', partitionKey: { name: 'kind', type: AttributeType.STRING } }],
    timeToLiveAttribute: 'expiresAt',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  });
  const dead = new Queue(state, 'Dead', { retentionPeriod: Duration.days(14) });
  const queue = new Queue(state, 'Messages', { deadLetterQueue: { queue: dead, maxReceiveCount: 5 } });
  const secret = new Secret(state, 'Secret', { generateSecretString: { excludePunctuation: true } });
  const bucket = new Bucket(state, 'Bucket', { versioned: true, enforceSSL: true, ...bucketProps });

  const service = new Stack(app, 'Service');
  const lambda = new Lambda(service, 'Front', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromAsset(join(import.meta.dirname, 'fixture/functions/front')),
    environment: {
      TABLE: table.tableName,
      QUEUE: queue.queueUrl,
      SECRET: secret.secretName,
      BUCKET: bucket.bucketName,
    },
    onFailure: new SqsDestination(dead),
    retryAttempts: 1,
  });
  lambda.addEventSource(
    new SqsEventSource(queue, {
      batchSize: 20,
      maxBatchingWindow: Duration.seconds(1),
      reportBatchItemFailures: true,
      maxConcurrency: 2,
    }),
  );
  table.grantReadWriteData(lambda);
  const api = new HttpApi(service, 'Api');
  api.addRoutes({
    path: '/things/{id}',
    methods: [HttpMethod.GET],
    integration: new HttpLambdaIntegration('Get', lambda),
  });
  lambda.addEnvironment('URL', api.apiEndpoint);
  new Schedule(service, 'Daily', {
    schedule: ScheduleExpression.cron({ hour: '6', minute: '0' }),
    target: new LambdaInvoke(lambda),
  });
  new CfnOutput(service, 'Page', { value: `${api.url}things/1` });
  app.synth();
  return () => planCentre(readAssembly(outdir), place);
}

describe('what CDK itself synthesizes', () => {
  it('runs as it is', () => {
    const { parts, outputs } = synthesized('plain')();
    checkLinks(parts);
    expect(new Set(parts.map(({ kind }) => kind))).toEqual(
      new Set([
        'table',
        'queue',
        'secret',
        'bucket',
        'function',
        'async-calls',
        'mapping',
        'api',
        'stage',
        'integration',
        'route',
        'schedule',
      ]),
    );
    expect(parts.find((part) => part.kind === 'function')?.environment).toMatchObject({ URL: nowhere });
    expect(parts.find((part) => part.kind === 'table')).toMatchObject({
      keySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      indexes: [{ IndexName: 'byKind' }],
      ttlAttribute: 'expiresAt',
    });
    expect(outputs['Service']).toMatchObject({ Page: `${nowhere}/things/1` });
  });

  it('is refused where it leaves the machine', () => {
    const plan = synthesized('custom', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
    expect(plan).toThrow(/^State \/ .*Custom/);
  });
});
