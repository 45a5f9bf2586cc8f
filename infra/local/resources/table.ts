import * as z from 'zod';
import type { TablePart } from './part.ts';
import { arn, type Planned, physicalName, type Resource } from './resource.ts';
import { reasons } from './without-effect.ts';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.string() }));
const indexSchema = z
  .object({
    IndexName: z.string(),
    KeySchema: keySchema,
    Projection: z.strictObject({
      ProjectionType: z.string().optional(),
      NonKeyAttributes: z.array(z.string()).optional(),
    }),
  })
  .array()
  .default([]);
const tableSchema = z.strictObject({
  TableName: z.string().optional(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.string() })),
  GlobalSecondaryIndexes: indexSchema,
  LocalSecondaryIndexes: indexSchema,
  StreamSpecification: z.object({ StreamViewType: z.string().optional() }).optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string().optional(), Enabled: z.boolean() }).optional(),
  Replicas: z.array(z.unknown()).max(1, 'replicas in other regions cannot run on one machine').optional(),
});

const capacity = 'the local engine never throttles';
const withoutEffect = {
  BillingMode: capacity,
  ContributorInsightsSpecification: reasons.watching,
  DeletionProtectionEnabled: 'nothing deletes a local table but --fresh',
  OnDemandThroughput: capacity,
  PointInTimeRecoverySpecification: 'the local engine keeps no backups',
  ProvisionedThroughput: capacity,
  ResourcePolicy: reasons.permission,
  SSESpecification: reasons.encryption,
  TableClass: 'a matter of price',
  Tags: reasons.metadata,
  WarmThroughput: capacity,
  WriteOnDemandThroughputSettings: capacity,
  WriteProvisionedThroughputSettings: capacity,
};

/** `AWS::DynamoDB::Table` and the single-region use of `AWS::DynamoDB::GlobalTable`. */
export function table(resource: Resource): Planned {
  const properties = resource.read(tableSchema, withoutEffect);
  const name = physicalName(resource, properties.TableName, 255);
  const ttl = properties.TimeToLiveSpecification;
  const part: TablePart = {
    kind: 'table',
    name,
    keySchema: properties.KeySchema,
    attributes: properties.AttributeDefinitions,
    indexes: properties.GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema,
      Projection,
    })),
    localIndexes: properties.LocalSecondaryIndexes,
    streamView:
      properties.StreamSpecification && (properties.StreamSpecification.StreamViewType ?? 'NEW_AND_OLD_IMAGES'),
    ttlAttribute: ttl?.Enabled ? ttl.AttributeName : undefined,
  };
  const tableArn = arn(resource, 'dynamodb', `table/${name}`);
  return { ref: name, attributes: { Arn: tableArn, StreamArn: `${tableArn}/stream/local`, TableId: name }, part };
}
