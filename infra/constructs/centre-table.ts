import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

export interface CentreTableProps {
  readonly key: IKey;
  readonly sortKey?: string;
  /** The attribute (epoch seconds) after which DynamoDB deletes an item. */
  readonly expiry?: string;
}

/** A table of the centre: on demand, restorable to any second of 35 days, and not deleted with its stack. */
export function centreTable(scope: Construct, id: string, props: CentreTableProps): Table {
  return new Table(scope, id, {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    ...(props.sortKey && { sortKey: { name: props.sortKey, type: AttributeType.STRING } }),
    ...(props.expiry && { timeToLiveAttribute: props.expiry }),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: props.key,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
