import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { MailSender } from '#shared/channels/mail-sender.ts';
import { sesMail } from '#shared/channels/ses-mail.ts';
import { smtpMail } from '#shared/channels/smtp-mail.ts';
import { smtpAddress } from '#shared/channels/smtp-secret.ts';

/** The way that the stage mails by, read anew for every run; undefined while nobody has said which server to send through. */
export async function openSender(through: string, from: string): Promise<MailSender | undefined> {
  if (through === 'ses') return sesMail(from);
  const address = await smtpAddress(new SecretsManagerClient(), through);
  return address === undefined ? undefined : smtpMail(address, from);
}
