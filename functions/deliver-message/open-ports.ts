import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type * as z from 'zod';
import { citizenChannels } from '#shared/channels/citizen-channels.ts';
import { limitedChannels } from '#shared/channels/limited-channels.ts';
import { sourceReplies } from '#shared/channels/source-replies.ts';
import { sourceSecrets } from '#shared/channels/source-secrets.ts';
import type { Log } from '#shared/lambda/log.ts';
import { patience } from '#shared/lambda/patience.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { dynamoContactsReader } from '#shared/persistence/contacts-reader.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoHandedOver } from '#shared/persistence/handed-over.ts';
import { dynamoInvitationStore } from '#shared/persistence/invitation-store.ts';
import { dynamoSendSlots } from '#shared/persistence/send-slots.ts';
import { dynamoSurveyStore } from '#shared/persistence/survey-store.ts';
import { categoryTitle } from '#shared/region/category-titles.ts';
import { citizenWays } from '#shared/region/citizen-ways.ts';
import { letters } from '#shared/region/letters.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { surveyRules } from '#shared/region/survey-rules.ts';
import { pseudonyms } from '#shared/signatures/pseudonyms.ts';
import { statusCodes } from '#shared/signatures/status-codes.ts';
import type { InvitationPorts } from './deliver-invitation.ts';
import type { ReceiptPorts } from './deliver-receipt.ts';
import type { settingsSchema } from './env.ts';

/** All that a message may need on its way to the citizen. */
export function openPorts(settings: z.output<typeof settingsSchema>, log: Log): InvitationPorts & ReceiptPorts {
  const { CENTRE_TABLE, CHANNELS } = settings;
  const vault = new SecretsManagerClient({ requestHandler: patience });
  const client = documentClient();
  const slots = dynamoSendSlots(client, CENTRE_TABLE);
  return {
    surveys: dynamoSurveyStore(client, CENTRE_TABLE),
    invitations: dynamoInvitationStore(client, CENTRE_TABLE),
    handedOver: dynamoHandedOver(client, CENTRE_TABLE),
    contacts: dynamoContactsReader(client, settings.CONTACTS_TABLE),
    pseudonyms: pseudonyms(vault, settings.PSEUDONYMS_SECRET),
    replies: sourceReplies(sourceSecrets(vault, settings.SOURCE_SECRET_PREFIX, Date.now), Date.now),
    channels: limitedChannels(citizenChannels(vault, CHANNELS), { slots, settings: CHANNELS }),
    ways: citizenWays,
    letters,
    rules: surveyRules,
    codes: statusCodes(vault, settings.STATUS_CODE_SECRET),
    timeZone: regionTimeZone,
    titleOf: categoryTitle,
    publicBaseUrl: settings.PUBLIC_BASE_URL,
    sha256,
    now: Date.now,
    log,
  };
}
