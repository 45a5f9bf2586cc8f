import { type Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A finding of cdk-nag (AwsSolutions) that stays as it is, and why. */
export interface AcknowledgedRule {
  readonly id: string;
  readonly reason: string;
  /** Paths below a stack. One that does not exist any more stops the synthesis. */
  readonly state?: readonly string[];
  readonly service?: readonly string[];
}

export const acknowledgedRules: readonly AcknowledgedRule[] = [
  {
    id: 'AwsSolutions-SMG4',
    reason:
      'The other half of the secret is in the hands of the platform: a key is changed by agreement with it, while the intake takes both signatures.',
    state: ['Sources'],
  },
  {
    id: 'AwsSolutions-SMG4',
    reason:
      'Another secret would make every code useless that citizens have been sent; what it opens holds nothing personal.',
    state: ['StatusCodes'],
  },
  {
    id: 'AwsSolutions-SMG4',
    reason:
      'With another secret nobody would know any more who wishes not to be asked; what it names is nowhere in clear.',
    state: ['Pseudonyms'],
  },
  {
    id: 'AwsSolutions-SMG4',
    reason:
      'The password belongs to a mail server outside AWS: who keeps that server changes it there and enters it here.',
    state: ['SmtpServer'],
  },
  {
    id: 'AwsSolutions-SMG4',
    reason:
      'The key belongs to a service outside AWS, which alone can give another one: who keeps the account there enters it here.',
    state: ['Channels'],
  },
  {
    id: 'AwsSolutions-SQS3',
    reason: 'It is itself where failed runs go: of Scheduler and of asynchronous calls, which are not queues.',
    state: ['MissedRuns'],
  },
  {
    id: 'AwsSolutions-APIG4',
    reason:
      'The body is signed with the key of the source (Standard Webhooks) and is refused before it is parsed when the signature is wrong.',
    service: ['Api/Http/POST--v1--sources--{source}--events'],
  },
  {
    id: 'AwsSolutions-APIG4',
    reason:
      'The link is the permission: 128 random bits that only the citizen was sent, of which only the hash is stored, good for one answer and 14 days.',
    service: [
      'Api/Http/GET--s--{token}',
      'Api/Http/HEAD--s--{token}',
      'Api/Http/POST--s--{token}',
      'Api/Http/GET--s--{token}--thanks',
      'Api/Http/GET--s--{token}--opt-out',
      'Api/Http/HEAD--s--{token}--opt-out',
      'Api/Http/POST--s--{token}--opt-out',
    ],
  },
  {
    id: 'AwsSolutions-APIG4',
    reason: 'The code is the permission: 40 bits that only the citizen was sent, and behind it is nothing personal.',
    service: ['Api/Http/GET--a--{appealId}', 'Api/Http/HEAD--a--{appealId}'],
  },
  {
    id: 'AwsSolutions-APIG4',
    reason:
      'Ratings of public bodies are read-only and hold no word and no data of a citizen; small groups are hidden in the report itself.',
    service: [
      'Api/Http/GET--v1--reports',
      'Api/Http/GET--v1--reports--{subject}--{period}--{revision}--files--{file}',
      'Api/Http/GET--v1--reports--{kind}--{subject}--{period}--{revision}--files--{file}',
      'Api/Http/GET--v1--reports--feed.json',
      'Api/Http/GET--reports',
      'Api/Http/GET--reports--compare',
      'Api/Http/GET--reports--{subject}--{period}--{revision}--bodies--{body}',
      'Api/Http/GET--reports--{subject}--{period}--{revision}',
      'Api/Http/GET--reports--{kind}--{subject}--{period}--{revision}',
    ],
  },
  {
    id: 'AwsSolutions-APIG4',
    reason: 'What the API takes and answers is in the repository too; it holds no data of anybody.',
    service: ['Api/Http/GET--v1--openapi.json'],
  },
  {
    id: 'AwsSolutions-IAM5[Resource::<ReportsBucket95FE29A2.Arn>/reports/*]',
    reason:
      'Keys of the archive are made of kind, subject, period and revision; the four functions stay below its one prefix.',
    service: ['fold-rating/Role', 'analyse-satisfaction/Role', 'report-archive/Role', 'rating-cycles/Role'],
  },
  {
    id: 'AwsSolutions-IAM5[Resource::<RunsE45A2291.Arn>/rating-runs/*]',
    reason: 'Keys of the parts of a run are made as it goes; the two functions stay below their one prefix.',
    service: ['count-cycles/Role', 'fold-rating/Role'],
  },
  {
    id: 'AwsSolutions-S1',
    reason:
      'Holds for a month what a run has in work: facts without a word of a citizen, which only two functions reach.',
    state: ['Runs'],
  },
];

export function acknowledgeRules(stacks: { readonly state: Stack; readonly service: Stack }): void {
  for (const { id, reason, state = [], service = [] } of acknowledgedRules) {
    const places = [...state.map((path) => at(stacks.state, path)), ...service.map((path) => at(stacks.service, path))];
    for (const place of places) Validations.of(place).acknowledge({ id, reason });
  }
}

function at(stack: Stack, path: string): IConstruct {
  return path.split('/').reduce<IConstruct>((scope, id) => scope.node.findChild(id), stack);
}
