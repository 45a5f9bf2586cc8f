import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { MailSender } from './mail-sender.ts';
import { sesMail } from './ses-mail.ts';
import { smtpMail } from './smtp-mail.ts';
import { smtpAddress } from './smtp-secret.ts';

/**
 * The sender by `ses`, or by the secret with the address of an SMTP server, which is read now; undefined while nobody has said
 * which server to send through.
 */
export async function mailThrough(
  vault: SecretsManagerClient,
  through: string,
  from: string,
): Promise<MailSender | undefined> {
  if (through === 'ses') return sesMail(from);
  const address = await smtpAddress(vault, through);
  return address === undefined ? undefined : smtpMail(address, from);
}
