import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { ContactWay } from '#shared/domain/letters/ways.ts';
import { type Account, channelAccount } from './channel-secret.ts';
import type { ChannelSettings } from './channel-settings.ts';
import type { CitizenChannel } from './citizen-channel.ts';
import { emailChannel } from './email-channel.ts';
import { mailThrough } from './mail-through.ts';
import { maxBot } from './max-bot.ts';
import { smsProviders } from './sms/providers.ts';
import { telegramBot } from './telegram-bot.ts';
import { vkMessages } from './vk-messages.ts';

export interface CitizenChannels {
  /** Undefined where the stage has no such channel, and while nobody has entered its secret. Throws when it cannot be told. */
  of(way: ContactWay): Promise<CitizenChannel | undefined>;
}

/** How long a secret is used before it is read again: a changed key works everywhere after this. */
const openForMs = 300_000;
const absentForMs = 30_000;

/** The channels of a stage, each opened when it is first asked for, and anew every few minutes. */
export function citizenChannels(
  vault: SecretsManagerClient,
  settings: ChannelSettings,
  now: () => Instant = Date.now,
): CitizenChannels {
  const opened = new Map<ContactWay, { readonly until: Instant; readonly channel: CitizenChannel | undefined }>();
  return {
    async of(way) {
      const known = opened.get(way);
      if (known && now() < known.until) return known.channel;
      const channel = await open(vault, settings, way);
      opened.set(way, { until: now() + (channel ? openForMs : absentForMs), channel });
      return channel;
    },
  };
}

async function open(
  vault: SecretsManagerClient,
  { vk, telegram, max, sms, email }: ChannelSettings,
  way: ContactWay,
): Promise<CitizenChannel | undefined> {
  const byAccount = async (channel: { readonly secret: string } | undefined, make: (_: Account) => CitizenChannel) => {
    const account = channel && (await channelAccount(vault, channel.secret));
    return account && make(account);
  };
  switch (way) {
    case 'vk':
      return byAccount(vk, vkMessages);
    case 'telegram':
      return byAccount(telegram, telegramBot);
    case 'max':
      return byAccount(max, maxBot);
    case 'sms':
      return sms && byAccount(sms, (account) => smsProviders[sms.provider](account, sms.sender));
    case 'email': {
      const sender = email && (await mailThrough(vault, email.through, email.from));
      return sender && emailChannel(sender);
    }
  }
}
