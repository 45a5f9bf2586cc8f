import type { AppealIds } from '#shared/domain/appeals/appeal-store.ts';
import { appealId, type Sha256 } from '#shared/domain/appeals/identity.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { Failure, Message } from '#shared/lambda/queue.ts';
import type { RecordMessage } from './contract.ts';
import type { Invitation, InvitationQueue } from './invitation-queue.ts';
import { type NewFact, type NewFactPorts, newFacts } from './new-facts.ts';
import { type AppealPorts, recordAppeal } from './record-appeal.ts';

export interface RecordPorts extends AppealPorts, NewFactPorts {
  readonly invitations: InvitationQueue;
  readonly sha256: Sha256;
  readonly log: Log;
}

interface Group {
  readonly ids: AppealIds;
  readonly messageIds: string[];
  readonly facts: NewFact[];
}

/** What follows from a group's facts and is to be announced before its messages are acknowledged. */
interface Following {
  readonly messageIds: readonly string[];
  readonly invitations: readonly Invitation[];
}

/** Takes the messages of a batch into the histories: each appeal once, side by side; one appeal's failure is its own. */
export async function recordEvents(
  messages: readonly Message<RecordMessage>[],
  ports: RecordPorts,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  const counts = { appeals: 0, stored: 0, repeated: 0, invited: 0 };
  const following: Following[] = [];
  await Promise.all(
    (await byAppeal(messages, ports, failures)).map(async ({ ids, messageIds, facts }) => {
      try {
        const { stored, repeated, invitations } = await recordAppeal(ids, facts, ports);
        counts.appeals += 1;
        counts.stored += stored;
        counts.repeated += repeated;
        counts.invited += invitations.length;
        following.push({ messageIds, invitations });
      } catch (error) {
        failures.push(...messageIds.map((id) => ({ id, error })));
      }
    }),
  );
  failures.push(...(await announce(following, ports.invitations)));
  ports.log.info('RCC_EVENTS_RECORDED', counts);
  return failures;
}

/** The batch's facts by appeal; a message that brings none is done. */
async function byAppeal(
  messages: readonly Message<RecordMessage>[],
  ports: RecordPorts,
  failures: Failure[],
): Promise<Group[]> {
  const groups = new Map<string, Group>();
  await Promise.all(
    messages.map(async ({ id, body }) => {
      try {
        const found = await newFacts(body, ports);
        if (!found) return;
        const { source, externalId, facts } = found;
        const own = appealId(source, externalId, ports.sha256);
        const group = groups.get(own) ?? { ids: { appealId: own, source, externalId }, messageIds: [], facts: [] };
        group.messageIds.push(id);
        group.facts.push(...facts);
        groups.set(own, group);
      } catch (error) {
        failures.push({ id, error });
      }
    }),
  );
  return [...groups.values()];
}

/** Sends all invitations of the batch together; messages whose invitation is not durable come again and ask again. */
async function announce(following: readonly Following[], queue: InvitationQueue): Promise<Failure[]> {
  const failed = ({ messageIds }: Following, error: unknown) => messageIds.map((id) => ({ id, error }));
  const inviting = following.filter(({ invitations }) => invitations.length > 0);
  try {
    const refused = await queue.send(inviting.flatMap(({ invitations }) => invitations));
    return inviting
      .filter(({ invitations }) => invitations.some((invitation) => refused.has(invitation)))
      .flatMap((one) => failed(one, new InvitationRefused()));
  } catch (error) {
    return inviting.flatMap((one) => failed(one, error));
  }
}

/** The queue has taken others of the same call, and not this one. */
class InvitationRefused extends Error {
  constructor() {
    super('RCC_INVITATION_REFUSED');
    this.name = 'InvitationRefused';
  }
}
