import type { Context } from 'aws-lambda';
import { vi } from 'vitest';
import type { Addressed, DigestNotice, EscalationNotice } from '#shared/domain/notices/notice.ts';
import { dynamoDigestStore } from '#shared/persistence/digest-store.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoEscalationStore } from '#shared/persistence/escalation-store.ts';
import { region } from '#shared/region/region.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo, startSecrets } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';
import { endOf, moscow } from '#test/support/moscow.ts';
import { startSmtpInbox } from '#test/support/smtp-inbox.ts';

/** The function with a table of its own and a mail server; notices come from the stores that write them. */
export async function startMailing({ through = 'rcc-demo/smtp-server', sesEndpoint = '' } = {}) {
  const [dynamo, inbox] = await Promise.all([startDynamo(), startSmtpInbox()]);
  const vault: Record<string, string> = { 'rcc-demo/smtp-server': JSON.stringify({ smtpUrl: inbox.url }) };
  const [database, secrets] = await Promise.all([startFaultProxy(dynamo.endpoint), startSecrets(vault)]);
  const tables = await createCentreTables(dynamo);
  Object.assign(process.env, awsEnvironment({ dynamo: database, secrets }), {
    AWS_ENDPOINT_URL_SESV2: sesEndpoint || 'http://127.0.0.1:1',
    CENTRE_TABLE: 'centre',
    MAIL_THROUGH: through,
    MAIL_FROM: 'centre@cur.example',
    RUN_SECONDS: '240',
  });
  const log = captureLog();
  vi.useFakeTimers({ toFake: ['Date'] });
  const { handler } = await import('#functions/mail-notices/handler.ts');
  const client = documentClient();
  const { mailboxOf } = region.mailboxes;
  const escalations = dynamoEscalationStore(client, 'centre', mailboxOf);
  const digests = dynamoDigestStore(client, 'centre', mailboxOf);

  return {
    ...{ database, inbox, vault, tables, log },
    /** Tells a recipient of an appeal, as `watch-terms` does. */
    tell(recipient: Addressed['recipient'], at: string, about: Partial<EscalationNotice & Addressed> = {}) {
      const notice = aNotice(recipient, at, about);
      const { appealId, cycle, level, createdAt } = notice;
      return escalations.tell([{ appealId, cycle, level, at: createdAt, notices: [notice] }]);
    },
    async digest(recipient: Addressed['recipient'], day: string, about: Partial<DigestNotice> = {}) {
      const begins = moscow(`${day}T09:00`);
      const told = { recipient, createdAt: begins, notBefore: begins };
      return digests.keep({ ...aDigest(day), ...about, ...told }, begins);
    },
    async run(at: string) {
      vi.setSystemTime(moscow(at));
      return await handler({}, {} as Context);
    },
    /** What waits for mail, by sort key; tried mails begin with `#`. */
    async pending() {
      const items = await tables.scan('centre');
      return items.filter(({ pk }) => pk.startsWith('mails#') && pk !== 'mails#dead').map(({ sk = '' }) => sk);
    },
    async dead() {
      return (await tables.scan('centre')).filter(({ pk }) => pk === 'mails#dead');
    },
    async reset() {
      database.fault = () => undefined;
      inbox.received.length = 0;
      inbox.answer = () => undefined;
      inbox.onReceived = () => undefined;
      vault['rcc-demo/smtp-server'] = JSON.stringify({ smtpUrl: inbox.url });
      await tables.empty('centre');
    },
    async stop() {
      vi.useRealTimers();
      log.release();
      await Promise.all([database, dynamo, secrets, inbox].map((one) => one.stop()));
    },
  };
}

export type StartedMailing = Awaited<ReturnType<typeof startMailing>>;

function aNotice(
  recipient: Addressed['recipient'],
  at: string,
  about: Partial<EscalationNotice & Addressed>,
): EscalationNotice & Addressed {
  return {
    ...{ kind: 'escalation', appealId: '7K2M04QX9ZTA', cycle: 1, level: 'overdue', dueAt: endOf('2026-03-27') },
    ...{ sector: 'roads', category: 'potholes', municipality: 'usinsk', body: 'mun-usinsk' },
    ...{ createdAt: moscow(at), notBefore: moscow(at), recipient },
    ...about,
  };
}

function aDigest(day: string): DigestNotice {
  return {
    ...{ kind: 'digest', day, open: 3, waiting: 1, atRisk: 1, overdue: 1, overdueBadly: 0, firstAnswers: 0, fresh: 2 },
    ...{ reopenRequests: 2, reopenRequestsOverdue: 1 },
    mostUrgent: [
      {
        ...{ appealId: '7K2M04QX9ZTA', level: 'overdue', dueAt: endOf('2026-03-27') },
        ...{ category: 'potholes', municipality: 'usinsk', body: 'mun-usinsk' },
      },
    ],
  };
}
