/** What a template adds up to on one machine, as plain data: provisioning and serving start from here. */
export type Part =
  | StoredPart
  | UserPoolClientPart
  | HttpPart
  | FunctionPart
  | AsyncCallsPart
  | MappingPart
  | SchedulePart;
type StoredPart = TablePart | QueuePart | BucketPart | SecretPart | SigningKeyPart;
type HttpPart = ApiPart | StagePart | RoutePart | AuthorizerPart | IntegrationPart;

/** A key of a table or an index, as DynamoDB's API writes it. */
export interface KeyElement {
  readonly AttributeName: string;
  readonly KeyType: string;
}

export interface IndexDefinition {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly Projection: {
    readonly ProjectionType?: string | undefined;
    readonly NonKeyAttributes?: readonly string[] | undefined;
  };
}

export interface TablePart {
  readonly kind: 'table';
  readonly name: string;
  readonly keySchema: readonly KeyElement[];
  readonly attributes: readonly { readonly AttributeName: string; readonly AttributeType: string }[];
  readonly indexes: readonly IndexDefinition[];
  readonly localIndexes: readonly IndexDefinition[];
  readonly streamView?: string | undefined;
  readonly ttlAttribute?: string | undefined;
}

export interface QueuePart {
  readonly kind: 'queue';
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly fifo: boolean;
  /** As SetQueueAttributes takes them. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface BucketPart {
  readonly kind: 'bucket';
  readonly name: string;
}

export interface SecretPart {
  readonly kind: 'secret';
  readonly name: string;
  readonly arn: string;
  readonly value:
    | { readonly text: string }
    | { readonly length: number; readonly template?: string | undefined; readonly key?: string | undefined };
}

/** A key pair on the curve P-256. */
export interface SigningKeyPart {
  readonly kind: 'signing-key';
  readonly id: string;
  readonly arn: string;
}

export interface UserPoolClientPart {
  readonly kind: 'user-pool-client';
  readonly id: string;
  /** The attributes that stand in its tokens. */
  readonly readable: readonly string[];
}

export interface FunctionPart {
  readonly kind: 'function';
  readonly name: string;
  readonly arn: string;
  readonly codeDirectory: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly reservedConcurrency?: number | undefined;
}

/** What becomes of calls nobody waits for when they fail. */
export interface AsyncCallsPart {
  readonly kind: 'async-calls';
  readonly functionName: string;
  readonly retries: number;
  /** Queue that takes what has failed for good. */
  readonly onFailureArn?: string | undefined;
}

interface ApiPart {
  readonly kind: 'api';
  readonly id: string;
}

/** Token bucket of a route: so many at once, so many a second. */
export interface Throttle {
  readonly burst?: number | undefined;
  readonly ratePerSecond?: number | undefined;
}

export interface StagePart {
  readonly kind: 'stage';
  readonly throttle: Throttle;
  readonly routeThrottles: Readonly<Record<string, Throttle>>;
}

interface RoutePart {
  readonly kind: 'route';
  readonly routeKey: string;
  readonly integrationId: string;
  /** Of one that lets in only whoever has a token. */
  readonly authorizerId?: string | undefined;
}

/** Whose tokens are taken, and made for whom. */
export interface AuthorizerPart {
  readonly kind: 'authorizer';
  readonly id: string;
  readonly issuer: string;
  readonly audience: readonly string[];
}

interface IntegrationPart {
  readonly kind: 'integration';
  readonly id: string;
  readonly functionName: string;
  readonly timeoutMs: number;
}

export interface MappingPart {
  readonly kind: 'mapping';
  readonly queueArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsItemFailures: boolean;
  readonly maximumConcurrency?: number | undefined;
}

export interface SchedulePart {
  readonly kind: 'schedule';
  readonly name: string;
  readonly arn: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly functionName: string;
  /** Text of the payload; may hold `<aws.scheduler.…>` words. */
  readonly input?: string | undefined;
  /** UTC milliseconds. */
  readonly notBefore?: number | undefined;
  readonly notAfter?: number | undefined;
}
