import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { ChannelName } from '../stage.ts';

interface ChannelSecretsProps {
  readonly channels: readonly ChannelName[];
  /** A secret's name is `<prefix><channel>`. */
  readonly prefix: string;
  readonly key: IKey;
}

export type ChannelSecrets = Readonly<Partial<Record<ChannelName, Secret>>>;

/** One secret per channel to citizens: its key, and its address where that is not the service's own. Empty until somebody enters them. */
export function channelSecrets(scope: Construct, { channels, prefix, key }: ChannelSecretsProps): ChannelSecrets {
  const all = new Construct(scope, 'Channels');
  const entries = channels.map((channel) => {
    const secret = new Secret(all, channel, {
      secretName: `${prefix}${channel}`,
      description: `Key of the channel ${channel}: {"token":"..."}; "apiUrl" and "certificateAuthority" where they are not the usual ones`,
      encryptionKey: key,
      secretStringValue: SecretValue.unsafePlainText(JSON.stringify({ apiUrl: '', token: '' })),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    return [channel, secret] as const;
  });
  return Object.fromEntries(entries);
}
