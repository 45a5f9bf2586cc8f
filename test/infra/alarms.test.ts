import { describe, expect, it } from 'vitest';
import { nameOf, resources, service, state } from '#test/support/templates.ts';

const alarms = resources('AWS::CloudWatch::Alarm');

it('there are three per function, two per queue, one for what failed elsewhere, one for the public address', () => {
  const functions = resources('AWS::Lambda::Function').length;
  const queues = resources('AWS::Lambda::EventSourceMapping').length;
  expect(alarms).toHaveLength(functions * 3 + queues * 2 + 1 + 1);
});

it.each(alarms.map(({ Properties }) => [Properties['AlarmName'], Properties] as const))(
  '%s tells the topic when it begins and when it is over',
  (_, alarm) => {
    expect(alarm['AlarmActions'].map(nameOf)).toEqual(['AlarmsTopic']);
    expect(alarm['OKActions'].map(nameOf)).toEqual(['AlarmsTopic']);
    expect(alarm['TreatMissingData']).toBe('notBreaching');
  },
);

describe('the topic', () => {
  const [topic] = resources('AWS::SNS::Topic');
  const key = resources('AWS::KMS::Key').find(({ id }) => id === topic?.Properties['KmsMasterKeyId']['Fn::GetAtt'][0]);
  const [policy] = resources('AWS::SNS::TopicPolicy');
  const fromAlarms = { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } };

  it('lets alarms publish, and lets them use its key: without both they are dropped in silence', () => {
    expect(policy?.Properties['PolicyDocument'].Statement).toContainEqual(
      expect.objectContaining({ ...fromAlarms, Action: 'sns:Publish' }),
    );
    expect(key?.Properties['KeyPolicy'].Statement).toContainEqual(
      expect.objectContaining({ ...fromAlarms, Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }),
    );
  });

  it('speaks TLS only', () => {
    expect(policy?.Properties['PolicyDocument'].Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });
});

it('templates are plain ASCII: CloudFormation shows anything else as question marks', () => {
  expect(JSON.stringify([state, service])).toMatch(/^[\x20-\x7e]*$/);
});
