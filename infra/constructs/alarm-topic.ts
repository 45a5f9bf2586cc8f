import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { encryptionKey } from './encryption-key.ts';

/** Where all alarms go. Lives with the state, because a confirmed subscription is lost with its topic. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: { readonly name: string; readonly emails: readonly string[] }) {
    super(scope, id);
    const key = encryptionKey(this, 'Key', 'Alarms of the region control centre');
    this.topic = new Topic(this, 'Topic', { topicName: props.name, masterKey: key, enforceSSL: true });
    for (const email of props.emails) this.topic.addSubscription(new EmailSubscription(email));

    // Both are needed: enforceSSL replaces the default topic policy, under which alarms may publish, and the account's
    // own rights to the key do not extend to a service. Without them every alarm is dropped in silence.
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com');
    const ownAccount = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [alarms],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: ownAccount,
      }),
    );
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [alarms],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: ownAccount,
      }),
    );
  }
}
