import { Duration } from 'aws-cdk-lib';
import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';

export interface WatchedFunction {
  readonly name: string;
  readonly lambda: IFunction;
  readonly logGroup: ILogGroup;
  readonly failureImpact: string;
  readonly alarms: ITopic;
}

/**
 * Errors, throttles, and lines written at level ERROR. The last is not covered by the first: a function that handles an
 * error and answers is a success to Lambda, and would stay unseen for weeks.
 */
export function watchFunction(
  scope: Construct,
  { name, lambda, logGroup, failureImpact, alarms }: WatchedFunction,
): void {
  const fiveMinutes = { period: Duration.minutes(5), statistic: Stats.SUM };
  const errorLines = logGroup.addMetricFilter('ErrorLines', {
    filterPattern: FilterPattern.stringValue('$.level', '=', 'ERROR'),
    metricNamespace: 'RegionControlCentre',
    metricName: `${name}-error-lines`,
    metricValue: '1',
  });
  const watch = (id: string, symptom: string, metric: IMetric) =>
    raiseAlarm(scope, id, {
      name: `${name}-${symptom}`,
      metric,
      threshold: 1,
      description: `${name}: ${symptom} in the last five minutes. ${failureImpact}`,
      topic: alarms,
    });
  watch('Errors', 'errors', lambda.metricErrors(fiveMinutes));
  watch('Throttles', 'throttles', lambda.metricThrottles(fiveMinutes));
  watch('ErrorLines', 'error-lines', errorLines.metric(fiveMinutes));
}
