import { settingsSchema } from '#functions/deliver-message/env.ts';
import type { ChannelSettings } from '#shared/channels/channel-settings.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import {
  mailSending,
  messageHiding,
  messageReceiving,
  messageSending,
  secretReading,
  tableAccess,
} from '../constructs/permissions.ts';
import { consume } from '../constructs/queue-trigger.ts';
import { consumers } from '../consumers.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Stage } from '../stage.ts';
import type { StateStack } from '../state-stack.ts';

/** Hands citizens their receipt, answer, decision and the link to their survey. Reads their contacts, and is the only one to send by them. */
export function deliverMessage({ scope, stage, state, api }: ServiceContext): void {
  const { mail } = stage;
  const target = new CentreFunction(scope, {
    name: 'deliver-message',
    stage,
    settings: settingsSchema,
    environment: {
      CENTRE_TABLE: state.centre.tableName,
      CONTACTS_TABLE: state.contacts.tableName,
      SOURCE_SECRET_PREFIX: stage.sourceSecretPrefix,
      PUBLIC_BASE_URL: api.url,
      STATUS_CODE_SECRET: state.statusCodes.secretArn,
      PSEUDONYMS_SECRET: state.pseudonyms.secretArn,
      CHANNELS: JSON.stringify(channelSettings(stage, state)),
      QUEUE_URL: state.deliveries.queue.queueUrl,
      DEAD_LETTER_QUEUE_URL: state.deliveries.deadLetters.queue.queueUrl,
    },
    permissions: [
      ...messageReceiving(state.deliveries),
      messageHiding(state.deliveries),
      ...messageSending(state.deliveries.deadLetters),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        keysBeginning: ['survey#', 'delivery#'],
      }),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        keysBeginning: ['invitation#', 'citizen#'],
      }),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
        keysBeginning: ['waiting#'],
      }),
      ...tableAccess({ table: state.contacts, actions: ['dynamodb:GetItem'] }),
      ...tableAccess({ table: state.centre, actions: ['dynamodb:UpdateItem'], keysBeginning: ['rate#'] }),
      ...secretReading([...state.sources, state.statusCodes, state.pseudonyms, ...Object.values(state.channels)]),
      ...(state.smtpServer ? secretReading([state.smtpServer]) : []),
      ...(mail?.transport === 'ses' ? mailSending(mail.from) : []),
    ],
    timeout: consumers.deliverMessage.timeout,
    memorySize: 512,
    failureImpact:
      'Citizens do not get the invitation to judge the answer, so satisfaction is missing in the rating of the month.',
    alarms: state.alarms,
  });
  consume(state.deliveries, target, stage.concurrency.deliverMessage);
}

/** The channels of the stage with the names of their secrets. */
function channelSettings({ channels, mail }: Stage, { channels: secrets, smtpServer }: StateStack): ChannelSettings {
  const bot = (name: 'vk' | 'telegram' | 'max') => {
    const secret = secrets[name]?.secretArn;
    return secret === undefined ? undefined : { secret, ...channels[name] };
  };
  const sms = secrets.sms?.secretArn;
  return {
    vk: bot('vk'),
    telegram: bot('telegram'),
    max: bot('max'),
    ...(channels.sms && sms !== undefined && { sms: { secret: sms, ...channels.sms } }),
    ...(mail && { email: { through: smtpServer?.secretArn ?? 'ses', from: mail.from, perSecond: mail.perSecond } }),
  };
}
