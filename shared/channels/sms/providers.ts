import type { Account } from '../channel-secret.ts';
import type { CitizenChannel } from '../citizen-channel.ts';
import { smsc } from './smsc.ts';

/** Who is paid for handing SMS over to the operators. */
export type SmsProvider = (account: Account, sender: string | undefined) => CitizenChannel;

/** Those that a stage may name. Another one is an adapter of its own here. */
export const smsProviders = { smsc } as const satisfies Readonly<Record<string, SmsProvider>>;
