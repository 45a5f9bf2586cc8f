import { Stage as CdkStage, type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type * as core from 'zod/v4/core';
import type { Stage } from '../stage.ts';
import { bundle } from './bundling/bundle.ts';
import { watchFunction } from './function-alarms.ts';
import { logWriting } from './permissions.ts';

export interface CentreFunctionProps<Settings extends core.$ZodObject> {
  /** The folder in `functions/`. */
  readonly name: string;
  readonly stage: Stage;
  /** The function's own schema of its variables. */
  readonly settings: Settings;
  /** Exactly the variables of `settings`: one that is forgotten or misspelt does not compile. */
  readonly environment: NoInfer<Record<keyof core.input<Settings> & string, string>>;
  /** All that the function may do, besides writing its log. */
  readonly permissions: readonly PolicyStatement[];
  readonly timeout: Duration;
  readonly memorySize: number;
  /** What people notice when this function fails, in words; every alarm of the function says it. */
  readonly failureImpact: string;
  readonly alarms: ITopic;
}

/** A function of the centre: bundled from `functions/<name>`, with a role, a log and alarms of its own. */
export class CentreFunction<Settings extends core.$ZodObject = core.$ZodObject> extends Construct {
  readonly lambda: Lambda;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, props: CentreFunctionProps<Settings>) {
    super(scope, props.name);
    const name = `${props.stage.prefix}-${props.name}`;
    this.logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${name}`,
      retention: props.stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.lambda = new Lambda(this, 'Function', {
      functionName: name,
      code: Code.fromAsset(bundle(props.name, CdkStage.of(this)?.outdir ?? 'cdk.out')),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      environment: props.environment,
      timeout: props.timeout,
      memorySize: props.memorySize,
      role: new Role(this, 'Role', {
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        inlinePolicies: {
          permissions: new PolicyDocument({ statements: [logWriting(this.logGroup), ...props.permissions] }),
        },
      }),
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      // The two system lines of every call cost more than the call itself, and the metrics say the same.
      systemLogLevelV2: SystemLogLevel.WARN,
    });
    watchFunction(this, { ...props, name, lambda: this.lambda, logGroup: this.logGroup });
  }
}
