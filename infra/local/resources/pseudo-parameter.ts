import { localAccount } from '#infra/local/endpoints.ts';
import { noValue } from '#infra/local/template/intrinsics.ts';

/** What CloudFormation itself would say for `AWS::…`; undefined for any other name. */
export function pseudoParameter(name: string, stack: string, region: string): string | typeof noValue | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return localAccount;
    case 'AWS::NoValue':
      return noValue;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::Region':
      return region;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${region}:${localAccount}:stack/${stack}/local`;
    case 'AWS::StackName':
      return stack;
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    default:
      return undefined;
  }
}
