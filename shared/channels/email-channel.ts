import { type CitizenChannel, DeliveryFailed } from './citizen-channel.ts';
import { MailFailed, type MailSender } from './mail-sender.ts';

/** Mails to citizens, through the server that the stage mails by. */
export function emailChannel(sender: MailSender): CitizenChannel {
  return {
    async send(message) {
      try {
        const outcome = await sender.send(message);
        if (outcome === 'sent') return 'sent';
        return { refused: outcome.refused, isContactDead: outcome.isMailboxDead };
      } catch (error) {
        if (error instanceof MailFailed) throw new DeliveryFailed(error.reason);
        throw error;
      }
    },
  };
}
