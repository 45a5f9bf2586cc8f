import { describe, expect, it } from 'vitest';
import { nameOf, type Resource, resourceAt, resources } from '#test/support/templates.ts';

const queues = resources('AWS::SQS::Queue');
const sources = queues.filter(({ Properties }) => Properties['RedrivePolicy']);
const deadLetters = queues.filter(({ Properties }) => !Properties['RedrivePolicy']);
const mappings = resources('AWS::Lambda::EventSourceMapping');
const named = (all: readonly Resource[]) => all.map((queue) => [queue.Properties['QueueName'], queue] as const);

it('there are the queues we know', () => {
  expect(sources.map(({ Properties }) => Properties['QueueName'])).toEqual([
    'rcc-demo-events',
    'rcc-demo-deliveries',
    'rcc-demo-counts',
    'rcc-demo-folds',
  ]);
  expect(deadLetters.map(({ Properties }) => Properties['QueueName'])).toEqual([
    'rcc-demo-events-dead',
    'rcc-demo-deliveries-dead',
    'rcc-demo-counts-dead',
    'rcc-demo-folds-dead',
    'rcc-demo-missed-runs',
  ]);
});

describe.each(named(queues))('%s', (_, queue) => {
  it('keeps messages for 14 days, and is kept itself', () => {
    expect(queue.Properties['MessageRetentionPeriod']).toBe(14 * 86_400);
    expect(queue.DeletionPolicy).toBe('Retain');
  });

  it('is encrypted with the key of the messages', () => {
    expect(nameOf(queue.Properties['KmsMasterKeyId'])).toBe('MessagesKey');
  });

  it('speaks TLS only', () => {
    const policy = resources('AWS::SQS::QueuePolicy').find(
      ({ Properties }) => Properties['Queues'][0].Ref === queue.id,
    );
    expect(policy?.Properties['PolicyDocument'].Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sqs:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });
});

describe.each(named(sources))('%s', (name, queue) => {
  const mapping = mappings.find(({ Properties }) => resourceAt(Properties['EventSourceArn'])?.id === queue.id);
  const consumer = resourceAt(mapping?.Properties['FunctionName']);

  it('hides a message for six times the limit of its function, and the time a batch may wait', () => {
    const least = 6 * consumer?.Properties['Timeout'] + mapping?.Properties['MaximumBatchingWindowInSeconds'];
    expect(queue.Properties['VisibilityTimeout']).toBeGreaterThanOrEqual(least);
  });

  it('tries a message at least five times before it is put aside', () => {
    expect(queue.Properties['RedrivePolicy'].maxReceiveCount).toBeGreaterThanOrEqual(5);
  });

  it('has a dead-letter queue that takes from it alone', () => {
    const dead = resourceAt(queue.Properties['RedrivePolicy'].deadLetterTargetArn);
    expect(dead?.Properties['QueueName']).toBe(`${name}-dead`);
    const { redrivePermission, sourceQueueArns } = dead?.Properties['RedriveAllowPolicy'] ?? {};
    expect(redrivePermission).toBe('byQueue');
    expect(sourceQueueArns.map(nameOf)).toEqual([expect.stringMatching(new RegExp(`:${name}$`))]);
  });

  it('gets failures one by one, and is never throttled by reserved concurrency', () => {
    // A shard and a league are each as much as a function should have to do.
    const BatchSize = /-(counts|folds)$/.test(name) ? 1 : 10;
    expect(mapping?.Properties).toMatchObject({ BatchSize, FunctionResponseTypes: ['ReportBatchItemFailures'] });
    expect(mapping?.Properties['ScalingConfig'].MaximumConcurrency).toBeGreaterThanOrEqual(2);
    expect(consumer?.Properties['ReservedConcurrentExecutions']).toBeUndefined();
  });

  it('rings when its oldest message waits too long', () => {
    expect(alarmOf(queue, 'ApproximateAgeOfOldestMessage')?.['AlarmDescription']).toMatch(
      /^The oldest message of .+\. .{40,}/,
    );
  });
});

it.each(named(deadLetters))('%s rings at the first message', (_, queue) => {
  const alarm = alarmOf(queue, 'ApproximateNumberOfMessagesVisible');
  expect(alarm).toMatchObject({
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 1,
  });
  expect(alarm?.['AlarmDescription']).toMatch(/every attempt with them has failed\. .{40,}/);
});

function alarmOf(queue: Resource, metric: string) {
  return resources('AWS::CloudWatch::Alarm').find(
    ({ Properties }) =>
      Properties['MetricName'] === metric && Properties['Dimensions'][0].Value['Fn::GetAtt']?.[0] === queue.id,
  )?.Properties;
}
