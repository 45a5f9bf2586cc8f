import { describe, expect, it } from 'vitest';
import { nameOf, resourceAt, resources } from '#test/support/templates.ts';

const alarms = resources('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);

describe.each(resources('AWS::Lambda::Function').map((lambda) => [lambda.Properties['FunctionName'], lambda] as const))(
  '%s',
  (name, lambda) => {
    it('runs on Node 24 and ARM64, without reserved concurrency and without a tracer', () => {
      expect(lambda.Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      });
      expect(lambda.Properties).not.toHaveProperty('ReservedConcurrentExecutions');
      expect(lambda.Properties).not.toHaveProperty('TracingConfig');
      expect(lambda.Properties).not.toHaveProperty('Layers');
    });

    it('writes JSON to a log of its own that ends some day', () => {
      const { LogGroup, ...format } = lambda.Properties['LoggingConfig'];
      expect(format).toEqual({ LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'WARN' });
      expect(resourceAt(LogGroup)?.Properties).toMatchObject({
        LogGroupName: `/aws/lambda/${name}`,
        RetentionInDays: 90,
      });
    });

    it.each(['Errors', 'Throttles'])('rings at the first of its %s', (metric) => {
      const alarm = alarms.find(
        ({ MetricName, Dimensions }) => MetricName === metric && Dimensions?.[0].Value.Ref === lambda.id,
      );
      expect(alarm).toMatchObject({ Namespace: 'AWS/Lambda', Threshold: 1, Period: 300 });
      expect(alarm?.['AlarmDescription']).toMatch(saysWhatPeopleNotice);
    });

    it('rings at the first line of level ERROR in its log', () => {
      const filter = resources('AWS::Logs::MetricFilter').find(
        ({ Properties }) => nameOf(Properties['LogGroupName']) === nameOf(lambda.Properties['LoggingConfig'].LogGroup),
      );
      expect(filter?.Properties['FilterPattern']).toBe('{ $.level = "ERROR" }');
      const { MetricName, MetricNamespace } = filter?.Properties['MetricTransformations'][0] ?? {};
      const alarm = alarms.find((candidate) => candidate['MetricName'] === MetricName);
      expect(alarm).toMatchObject({ Namespace: MetricNamespace, Threshold: 1, Period: 300, Statistic: 'Sum' });
      expect(alarm?.['AlarmDescription']).toMatch(saysWhatPeopleNotice);
    });
  },
);

const saysWhatPeopleNotice = /^rcc-demo-[a-z-]+: [a-z-]+ in the last five minutes\. .{60,}\.$/;

it('terms that run into a year without a calendar are a metric of what record-event logs', () => {
  const filters = resources('AWS::Logs::MetricFilter').map(({ Properties }) => Properties);
  const filter = filters.find(({ FilterPattern }) => String(FilterPattern).includes('calendarIncomplete'));
  expect(filter).toMatchObject({
    FilterPattern: '{ $.calendarIncomplete > 0 }',
    MetricTransformations: [
      {
        MetricName: 'rcc-demo-terms-without-calendar',
        MetricNamespace: 'RegionControlCentre',
        MetricValue: '$.calendarIncomplete',
      },
    ],
  });
});
