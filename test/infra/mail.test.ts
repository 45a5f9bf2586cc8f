import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { ServiceStack } from '#infra/service-stack.ts';
import { loadStage, type Stage } from '#infra/stage.ts';
import { StateStack } from '#infra/state-stack.ts';
import { channelsSetting } from '#shared/channels/channel-settings.ts';

const { mail: _, ...demo } = loadStage('demo');

function stacks(stage: Stage) {
  const app = new App();
  const state = new StateStack(app, 'state', { stage, sources: ['pos'] });
  const service = new ServiceStack(app, 'service', { stage, state });
  return { state: Template.fromStack(state), service: Template.fromStack(service) };
}

describe('a stage that mails by SES', () => {
  const { state, service } = stacks({ ...demo, mail: { transport: 'ses', from: 'centre@region.example' } });

  it('may send as that address, by its domain, and nothing else', () => {
    const roles = JSON.stringify(service.findResources('AWS::IAM::Role'));
    // Whoever mails the staff, and whoever writes to citizens.
    expect(roles.match(/"ses:\w+"/g)).toEqual([
      '"ses:SendEmail"',
      '"ses:FromAddress"',
      '"ses:SendEmail"',
      '"ses:FromAddress"',
    ]);
    service.hasResourceProperties('AWS::IAM::Role', {
      Policies: [
        {
          PolicyDocument: {
            Statement: Match.arrayWith([
              {
                Effect: 'Allow',
                Action: 'ses:SendEmail',
                Resource: {
                  'Fn::Join': [
                    '',
                    [
                      ...['arn:', { Ref: 'AWS::Partition' }, ':ses:', { Ref: 'AWS::Region' }, ':'],
                      ...[{ Ref: 'AWS::AccountId' }, ':identity/region.example'],
                    ],
                  ],
                },
                Condition: { StringEquals: { 'ses:FromAddress': 'centre@region.example' } },
              },
            ]),
          },
        },
      ],
    });
  });

  it('has no secret of a mail server', () => {
    expect(JSON.stringify(state.toJSON())).not.toContain('smtp');
    service.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'rcc-demo-mail-notices',
      Environment: { Variables: Match.objectLike({ MAIL_THROUGH: 'ses', MAIL_FROM: 'centre@region.example' }) },
    });
  });
});

describe('what a stage writes to citizens by', () => {
  const channelsOf = (stage: Stage) => {
    const { state, service } = stacks(stage);
    const [lambda] = Object.values(
      service.findResources('AWS::Lambda::Function', { Properties: { FunctionName: 'rcc-demo-deliver-message' } }),
    );
    const text = lambda?.['Properties'].Environment.Variables.CHANNELS;
    // A name that is known only once it is deployed stands between two pieces of text.
    const pieces: unknown[] = typeof text === 'string' ? [text] : text['Fn::Join'][1];
    const json = pieces.map((piece) => (typeof piece === 'string' ? piece : 'arn')).join('');
    return {
      channels: channelsSetting.parse(json),
      secrets: Object.keys(state.findResources('AWS::SecretsManager::Secret')),
    };
  };

  it('is all that its file names, by the secret of each', () => {
    const { channels } = channelsOf({
      ...demo,
      mail: { transport: 'smtp', from: 'centre@region.example', perSecond: 3 },
    });
    expect(channels).toEqual({
      vk: { secret: 'arn' },
      telegram: { secret: 'arn' },
      max: { secret: 'arn' },
      sms: { secret: 'arn', provider: 'smsc', sender: 'CUR-KOMI' },
      email: { through: 'arn', from: 'centre@region.example', perSecond: 3 },
    });
  });

  it('is nothing, and has no secret, where its file names nothing', () => {
    const { channels, secrets } = channelsOf({ ...demo, channels: {} });
    expect(channels).toEqual({});
    expect(secrets.filter((name) => name.startsWith('Channels'))).toEqual([]);
  });

  it('may be mail by SES', () => {
    const { channels } = channelsOf({
      ...demo,
      channels: {},
      mail: { transport: 'ses', from: 'centre@region.example' },
    });
    expect(channels).toEqual({ email: { through: 'ses', from: 'centre@region.example' } });
  });
});

describe('a stage that does not mail', () => {
  const { state, service } = stacks(demo);

  it('has no function for it, and writes nothing that waits for one', () => {
    const template = JSON.stringify([state.toJSON(), service.toJSON()]);
    expect(template).not.toMatch(/mail-notices|mails#|smtp/);
    for (const name of ['watch-terms', 'write-digests'])
      service.hasResourceProperties('AWS::Lambda::Function', {
        FunctionName: `rcc-demo-${name}`,
        Environment: { Variables: Match.objectLike({ MAIL: 'off' }) },
      });
  });
});
