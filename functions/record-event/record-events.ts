import type { AppealIds } from '#shared/domain/appeals/appeal-store.ts';
import { appealId, type Sha256 } from '#shared/domain/appeals/identity.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { Failure, Message } from '#shared/lambda/queue.ts';
import type { RecordMessage } from './contract.ts';
import { type NewFact, type NewFactPorts, newFacts } from './new-facts.ts';
import { type AppealPorts, recordAppeal } from './record-appeal.ts';

export interface RecordPorts extends AppealPorts, NewFactPorts {
  readonly sha256: Sha256;
  readonly log: Log;
}

interface Group {
  readonly ids: AppealIds;
  readonly messageIds: string[];
  readonly facts: NewFact[];
}

/** Takes the messages of a batch into the histories: each appeal once, side by side; one appeal's failure is its own. */
export async function recordEvents(
  messages: readonly Message<RecordMessage>[],
  ports: RecordPorts,
): Promise<Failure[]> {
  const groups = new Map<string, Group>();
  const failures: Failure[] = [];
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

  const counts = { appeals: 0, stored: 0, repeated: 0, invited: 0 };
  await Promise.all(
    [...groups.values()].map(async ({ ids, messageIds, facts }) => {
      try {
        const { stored, repeated, invited } = await recordAppeal(ids, facts, ports);
        counts.appeals += 1;
        counts.stored += stored;
        counts.repeated += repeated;
        counts.invited += invited;
      } catch (error) {
        failures.push(...messageIds.map((id) => ({ id, error })));
      }
    }),
  );
  ports.log.info('RCC_EVENTS_RECORDED', counts);
  return failures;
}
