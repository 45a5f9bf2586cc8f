import { PurgeQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { DeliveryMessage } from '#functions/deliver-message/contract.ts';
import { appealChange } from '#shared/domain/appeals/appeal-change.ts';
import type { Fact } from '#shared/domain/appeals/fact.ts';
import { aBatch, idOf } from '#test/support/a-message.ts';
import { textModelFile } from '#test/support/a-text-model.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo, startQueues } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';

/** The function with tables and queues of its own, behind proxies that can fail. */
export async function startRecording() {
  const [dynamo, queues] = await Promise.all([startDynamo(), startQueues()]);
  const [database, sqs] = await Promise.all([startFaultProxy(dynamo.endpoint), startFaultProxy(queues.endpoint)]);
  const tables = await createCentreTables(dynamo);
  const throughProxy = async (name: string) => (await queues.createQueue(name)).replace(queues.endpoint, sqs.endpoint);
  Object.assign(process.env, awsEnvironment({ dynamo: database, queues: sqs }), {
    APPEALS_TABLE: 'appeals',
    CONTACTS_TABLE: 'contacts',
    CENTRE_TABLE: 'centre',
    DELIVERIES_QUEUE_URL: await throughProxy('deliveries'),
    DEAD_LETTER_QUEUE_URL: await throughProxy('events-dead'),
    TEXT_MODEL: textModelFile(),
  });
  const log = captureLog();
  const { handler } = await import('#functions/record-event/handler.ts');
  const { documentClient } = await import('#shared/persistence/dynamo.ts');
  const { dynamoAppealStore } = await import('#shared/persistence/appeal-store.ts');
  const { region } = await import('#shared/region/region.ts');
  const store = dynamoAppealStore(documentClient(), { appeals: 'appeals', contacts: 'contacts' }, region.timeZone);
  const client = new SQSClient({ endpoint: queues.endpoint });
  const urlOf = (name: string) => `${queues.endpoint}/000000000000/${name}`;

  return {
    tables,
    database,
    sqs,
    log,
    run: async (event: unknown) => (await handler(event as SQSEvent, {} as Context)) as SQSBatchResponse,
    /** Hands messages over in one batch; the answer lists the positions of those that are given back. */
    async record(messages: readonly unknown[], attempt = 1): Promise<number[]> {
      const { batchItemFailures } = (await handler(aBatch(messages, attempt), {} as Context)) as SQSBatchResponse;
      return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier.split('-')[1]));
    },
    /** The folded appeal without what lists do not need. */
    async stateOf(externalId: string, source = 'pos') {
      const items = await tables.appeal(idOf(externalId, source));
      return items.find(({ sk }) => sk === 'state');
    },
    /** Stores a fact past the queue, as commands of the staff do. */
    async store(externalId: string, fact: Fact, source = 'pos') {
      const ids = { appealId: idOf(externalId, source), source, externalId };
      const history = await store.read(ids.appealId);
      const facts = [{ fact, receivedAt: fact.occurredAt }];
      const stored = await store.append(appealChange({ ids, history, facts }, region.appealRules));
      if (stored !== 'stored') throw new Error('the appeal has changed');
    },
    async invitations(): Promise<DeliveryMessage[]> {
      return (await queues.messagesIn('deliveries')).map(({ body }) => JSON.parse(body));
    },
    /** Takes what was parked, with the reasons. */
    async parked() {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: urlOf('events-dead'),
          MaxNumberOfMessages: 10,
          MessageAttributeNames: ['All'],
        }),
      );
      return Messages.map(({ Body, MessageAttributes }) => ({
        body: Body,
        reason: MessageAttributes?.['reason']?.StringValue,
      }));
    },
    /** Everything that calls of this operation carried, until the end of the test. */
    watch(operation: string): string[] {
      const seen: string[] = [];
      database.fault = (call) => {
        if (call.operation === operation) seen.push(call.body.toString());
        return undefined;
      };
      return seen;
    },
    async reset() {
      database.fault = () => undefined;
      sqs.fault = () => undefined;
      await Promise.all(['appeals', 'contacts', 'centre'].map((table) => tables.empty(table)));
      const queueNames = ['deliveries', 'events-dead'];
      await Promise.all(queueNames.map((name) => client.send(new PurgeQueueCommand({ QueueUrl: urlOf(name) }))));
    },
    async stop() {
      log.release();
      await Promise.all([database, sqs, dynamo, queues].map((emulator) => emulator.stop()));
    },
  };
}

export type StartedRecording = Awaited<ReturnType<typeof startRecording>>;
