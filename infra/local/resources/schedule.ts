import * as z from 'zod';
import { functionNameOf } from './function.ts';
import { arn, type Planned, physicalName, type Resource } from './resource.ts';
import { reasons } from './without-effect.ts';

const instant = z
  .string()
  .transform((text) => Date.parse(text))
  .pipe(z.number());
const scheduleSchema = z.strictObject({
  Name: z.string().optional(),
  GroupName: z.string().default('default'),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  StartDate: instant.optional(),
  EndDate: instant.optional(),
  Target: z.strictObject({
    Arn: z.string(),
    RoleArn: z.unknown().optional(),
    Input: z.string().optional(),
    // For when the function cannot be reached, which does not happen here; what fails after that is Lambda's to repeat.
    RetryPolicy: z.unknown().optional(),
    DeadLetterConfig: z.unknown().optional(),
  }),
});

const withoutEffect = {
  Description: reasons.metadata,
  FlexibleTimeWindow: 'a schedule fires at the start of its window',
  KmsKeyArn: reasons.encryption,
};

/** `AWS::Scheduler::Schedule` of a function. */
export function schedule(resource: Resource): Planned {
  const { Target, ...properties } = resource.read(scheduleSchema, withoutEffect);
  const name = physicalName(resource, properties.Name, 64);
  const scheduleArn = arn(resource, 'scheduler', `schedule/${properties.GroupName}/${name}`);
  const planned = { ref: name, attributes: { Arn: scheduleArn } };
  if (properties.State === 'DISABLED') return planned;
  return {
    ...planned,
    part: {
      kind: 'schedule',
      name,
      arn: scheduleArn,
      expression: properties.ScheduleExpression,
      timeZone: properties.ScheduleExpressionTimezone,
      functionName: functionNameOf(resource, Target.Arn),
      input: Target.Input,
      notBefore: properties.StartDate,
      notAfter: properties.EndDate,
    },
  };
}
