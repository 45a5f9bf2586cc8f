import { statSync } from 'node:fs';
import * as z from 'zod';
import { arn, type Planned, physicalName, type Resource } from './resource.ts';
import { reasons } from './without-effect.ts';

const functionSchema = z.strictObject({
  FunctionName: z.string().optional(),
  Handler: z.string(),
  Runtime: z.string().startsWith('nodejs', 'only Node.js functions run here'),
  Code: z.strictObject({ S3Bucket: z.unknown().optional(), S3Key: z.string() }),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  LoggingConfig: z
    .object({ LogFormat: z.string().default('Text'), ApplicationLogLevel: z.string().optional() })
    .optional(),
  PackageType: z.literal('Zip').optional(),
  ReservedConcurrentExecutions: z.number().optional(),
});

const withoutEffect = {
  Architectures: 'functions run on the processor of this machine',
  Description: reasons.metadata,
  EphemeralStorage: 'the disk of this machine is the limit',
  KmsKeyArn: reasons.encryption,
  RecursiveLoop: 'a loop is seen in the logs',
  Role: reasons.permission,
  RuntimeManagementConfig: 'the runtime is the Node.js of this machine',
  Tags: reasons.metadata,
  TracingConfig: reasons.watching,
};

/** `AWS::Lambda::Function` made of a directory asset. */
export function lambdaFunction(resource: Resource): Planned {
  const properties = resource.read(functionSchema, withoutEffect);
  const name = physicalName(resource, properties.FunctionName, 64);
  const functionArn = arn(resource, 'lambda', `function:${name}`);
  const codeDirectory = resource.asset(properties.Code.S3Key);
  if (!codeDirectory || !statSync(codeDirectory, { throwIfNoEntry: false })?.isDirectory())
    throw resource.refusal(`the code ${properties.Code.S3Key} is not a directory among the assets of this synth`);

  return {
    ref: name,
    attributes: { Arn: functionArn },
    part: {
      kind: 'function',
      name,
      arn: functionArn,
      codeDirectory,
      handler: properties.Handler,
      environment: { ...loggingVariables(properties.LoggingConfig), ...properties.Environment?.Variables },
      timeoutSeconds: properties.Timeout,
      memoryMb: properties.MemorySize,
      reservedConcurrency: properties.ReservedConcurrentExecutions,
    },
  };
}

/** Lambda tells the function how it is to log; the log group itself is a file here. */
function loggingVariables(config: { LogFormat: string; ApplicationLogLevel?: string | undefined } | undefined) {
  if (config?.LogFormat !== 'JSON') return {};
  const { ApplicationLogLevel: level } = config;
  return { AWS_LAMBDA_LOG_FORMAT: 'JSON', ...(level ? { AWS_LAMBDA_LOG_LEVEL: level } : {}) };
}

/** The name inside a function's ARN, with or without a version or alias behind it. */
export function functionNameOf(resource: Resource, nameOrArn: string): string {
  const name = nameOrArn.startsWith('arn:') ? /:lambda:[^:]*:[^:]*:function:([^:]+)/.exec(nameOrArn)?.[1] : nameOrArn;
  if (!name) throw resource.refusal(`${nameOrArn} is not a Lambda function; nothing else can be called here`);
  return name;
}
