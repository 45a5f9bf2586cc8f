const permission = 'whoever may do what is not checked on one machine';
const watching = 'nobody watches one machine; its logs are files in the state directory';
const encryption = 'nothing is encrypted at rest on one machine';
const metadata = 'says something about the template, does nothing';

/** Resource types that change nothing on one machine, and why. Whatever is neither here nor in kinds.ts is an error. */
export const typesWithoutEffect: Readonly<Record<string, string>> = {
  'AWS::ApplicationAutoScaling::ScalableTarget': 'one machine does not scale',
  'AWS::ApplicationAutoScaling::ScalingPolicy': 'one machine does not scale',
  'AWS::CDK::Metadata': metadata,
  'AWS::CloudWatch::Alarm': watching,
  'AWS::CloudWatch::CompositeAlarm': watching,
  'AWS::CloudWatch::Dashboard': watching,
  'AWS::IAM::ManagedPolicy': permission,
  'AWS::IAM::Policy': permission,
  'AWS::IAM::Role': permission,
  'AWS::KMS::Alias': 'functions are given the key itself',
  'AWS::Lambda::Permission': permission,
  'AWS::Logs::LogGroup': watching,
  'AWS::Logs::MetricFilter': watching,
  'AWS::Logs::QueryDefinition': watching,
  'AWS::Logs::ResourcePolicy': permission,
  'AWS::S3::BucketPolicy': permission,
  'AWS::SNS::Subscription': watching,
  'AWS::SNS::Topic': watching,
  'AWS::SNS::TopicPolicy': permission,
  'AWS::SQS::QueuePolicy': permission,
  'AWS::Scheduler::ScheduleGroup': 'a name for a set of schedules',
  'AWS::SecretsManager::ResourcePolicy': permission,
};

/** Properties that change nothing on one machine, by the reason they share. */
export const reasons = { permission, watching, encryption, metadata } as const;
