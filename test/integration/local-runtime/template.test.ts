import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { planCentre } from '#infra/local/resources/plan.ts';
import { readAssembly } from '#infra/local/template/assembly.ts';
import { smallCentre } from './fixture/small-centre.ts';
import { scratch } from './fixture/started-centre.ts';
import { type FixtureTemplate, writeAssembly } from './fixture/write-assembly.ts';

const directory = scratch();
afterAll(directory.remove);

const at = (port: number) => `http://127.0.0.1:${port}`;
const place = {
  url: at(1),
  endpoints: {
    dynamodb: at(2),
    sqs: at(3),
    s3: at(4),
    secretsManager: at(5),
    kms: at(5),
    invoke: at(6),
    issuer: at(8),
    outbox: `${at(7)}/outbox`,
    mail: at(8),
  },
};

let count = 0;
function plan(service: FixtureTemplate['Resources']) {
  count += 1;
  return planCentre(readAssembly(writeAssembly(join(directory.path, `${count}`), smallCentre({ service }))), place);
}

describe('a template', () => {
  it('refers across stacks, to pseudo parameters and to the address of its own API', () => {
    const { parts, outputs } = plan({});
    const front = parts.find((part) => part.kind === 'function' && part.name === 'fix-front');
    expect(front).toMatchObject({
      environment: {
        QUEUE_URL: 'http://127.0.0.1:3/000000000000/fix-messages',
        SECRET_ID: 'fix/sources/demo',
        API_URL: 'http://127.0.0.1:1/',
      },
    });
    expect(outputs).toMatchObject({ 'fix-service': { Url: at(1) }, 'fix-state': { TableName: 'fix-state-Table' } });
  });

  it('leaves out what a condition takes away', () => {
    const queues = plan({}).parts.filter((part) => part.kind === 'queue');
    expect(queues.map(({ name }) => name)).toEqual(['fix-dead', 'fix-messages']);
  });

  it.each([
    ['a database', { Type: 'AWS::RDS::DBInstance' }, 'fix-service / Odd (AWS::RDS::DBInstance): this type'],
    ['a property', { Type: 'AWS::SQS::Queue', Properties: { Speed: 1 } }, 'fix-service / Odd (AWS::SQS::Queue): Speed'],
    [
      'a nested property',
      {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:fix-messages',
          FunctionName: 'fix-worker',
          ScalingConfig: { MaximumConcurrency: 2, MinimumConcurrency: 1 },
        },
      },
      'ScalingConfig.MinimumConcurrency: not supported',
    ],
    ['an intrinsic', { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::FindInMap': [] } } }, 'Fn::FindInMap'],
    [
      'a stream',
      {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { EventSourceArn: 'arn:aws:kinesis:x', FunctionName: 'f' },
      },
      'only queues',
    ],
    [
      'a dynamic reference',
      { Type: 'AWS::SQS::Queue', Properties: { QueueName: '{{resolve:ssm:/name}}' } },
      'dynamic references',
    ],
    [
      'an unknown resource',
      { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Nobody' } } },
      'refers to Nobody',
    ],
    [
      'an unknown attribute',
      { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Worker', 'Mood'] } } },
      'Worker.Mood',
    ],
    ['itself', { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Odd' } } }, 'refers back'],
    [
      'an unknown export',
      { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::ImportValue': 'x' } } },
      'imports x',
    ],
    [
      'an authorizer that is a function',
      {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ApiId: 'a', RouteKey: 'GET /', Target: 'integrations/x', AuthorizationType: 'CUSTOM' },
      },
      'only an authorizer of tokens',
    ],
    [
      'tokens of nobody',
      {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ApiId: 'a', RouteKey: 'GET /', Target: 'integrations/x', AuthorizationType: 'JWT' },
      },
      'AuthorizerId: goes with AuthorizationType JWT',
    ],
    [
      'a token in another place',
      {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          ApiId: 'a',
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.querystring.token'],
          JwtConfiguration: { Issuer: 'https://id.example', Audience: ['x'] },
        },
      },
      'a token stands in Authorization',
    ],
    ['a key that decrypts', { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'RSA_2048' } }, 'only ECC_NIST_P256'],
    [
      'a key that agrees on keys',
      { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' } },
      'KeyUsage: a key encrypts or signs',
    ],
    [
      'a key that does not say it signs',
      { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'ECC_NIST_P256' } },
      'KeyUsage: ENCRYPT_DECRYPT does not go with ECC_NIST_P256',
    ],
    ['a key of another region', { Type: 'AWS::KMS::ReplicaKey', Properties: {} }, 'this type of resource'],
    [
      'another runtime',
      {
        Type: 'AWS::Lambda::Function',
        Properties: { Handler: 'a.b', Runtime: 'python3.13', Code: { S3Key: 'front' } },
      },
      'Node.js',
    ],
  ])('that asks for %s is refused with its place', (_, odd, message) => {
    expect(() => plan({ Odd: odd })).toThrow(message);
    expect(() => plan({ Odd: odd })).toThrow(/^fix-service \/ Odd \(/);
  });
});
