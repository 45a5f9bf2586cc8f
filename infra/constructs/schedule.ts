import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnEventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { CentreFunction } from './centre-function.ts';
import { type KeyedQueue, messageSending } from './permissions.ts';

/** One of a function's times. */
interface ScheduledRun {
  readonly id: string;
  readonly description: string;
  /** A Scheduler expression, read in the schedule's time zone. */
  readonly expression: string;
  /** What the function gets; Scheduler fills in its own `<aws.scheduler.…>` words. */
  readonly input: Readonly<Record<string, string>>;
}

export interface ScheduleProps {
  readonly group: string;
  readonly timeZone: string;
  readonly target: CentreFunction;
  readonly runs: readonly ScheduledRun[];
  /** Where a run goes that did not happen, whether Scheduler could not start it or the function failed three times. */
  readonly missedRuns: KeyedQueue;
}

const day = Duration.days(1).toSeconds();

/** Runs a function by the region's clock. */
export class Schedule extends Construct {
  constructor(scope: Construct, id: string, props: ScheduleProps) {
    super(scope, id);
    const { target, missedRuns } = props;
    const group = new CfnScheduleGroup(this, 'Group', { name: props.group });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': this.arnOf(props.group) } },
      }),
      inlinePolicies: {
        permissions: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.lambda.functionArn] }),
            ...messageSending(missedRuns),
          ],
        }),
      },
    });
    for (const run of props.runs) {
      const schedule = new CfnSchedule(this, run.id, {
        groupName: props.group,
        description: run.description,
        scheduleExpression: run.expression,
        scheduleExpressionTimezone: props.timeZone,
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: target.lambda.functionArn,
          roleArn: role.roleArn,
          // Not stack.toJsonString(): it would escape the `<` and `>` of Scheduler's own words.
          input: JSON.stringify(run.input),
          retryPolicy: { maximumRetryAttempts: 20, maximumEventAgeInSeconds: day },
          deadLetterConfig: { arn: missedRuns.queue.queueArn },
        },
      });
      schedule.addResourceDependency(group);
    }
    // Scheduler only hands the run over; what the function then makes of it is Lambda's to repeat and to report.
    new CfnEventInvokeConfig(this, 'Retries', {
      functionName: target.lambda.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: Duration.hours(6).toSeconds(),
      destinationConfig: { onFailure: { destination: missedRuns.queue.queueArn } },
    });
  }

  private arnOf(group: string): string {
    return Stack.of(this).formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: group });
  }
}
