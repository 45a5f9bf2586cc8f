import { SQSClient } from '@aws-sdk/client-sqs';
import { fill } from '#shared/web/wording.ts';
import { localCredentials } from './endpoints.ts';
import { refuse, tell } from './narrate.ts';
import { progressLine } from './progress-line.ts';
import { countedReasons, holdDeadMessages, releaseMessages } from './redrive/dead-messages.ts';
import { type RedriveOptions, readCommand } from './redrive/options.ts';
import { pairNamed, type QueuePair, queuePairs } from './redrive/queue-pairs.ts';
import { sendBack } from './redrive/send-back.ts';
import texts from './redrive/texts.ru.json' with { type: 'json' };
import { findRunningCentre } from './running-centre.ts';

/** Long enough to send back all that is held, short enough to try again soon after a kill. */
const holdSeconds = 300;

process.exitCode = await main(process.argv.slice(2));

/** 0 when all is back or nothing was put aside, 1 when some is not, 2 for a wrong command line or when there is no such queue or centre. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  if (command === 'wrong') return refuse(`${texts.wrong}\n\n${texts.help}`, 2);
  if (command === 'help') {
    tell(texts.help);
    return 0;
  }
  const sqs = await queuesOf(command);
  if (!sqs) return refuse(fill(texts.noCentre, { state: command.state }), 2);
  try {
    return await redrive(sqs, command);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refuse(fill(texts.unreachable, { reason: error.name }), 1);
  } finally {
    sqs.destroy();
  }
}

async function redrive(sqs: SQSClient, { queue = '', dry, stage }: RedriveOptions): Promise<number> {
  const pairs = await queuePairs(sqs, stage && `rcc-${stage}-`);
  const pair = pairNamed(pairs, queue);
  if (!pair) {
    const queues = pairs.map(({ name }) => `  ${name}`).join('\n') || texts.noQueues;
    return refuse(fill(queue === '' ? texts.noQueue : texts.unknownQueue, { queue, queues }), 2);
  }
  const held = await holdDeadMessages(sqs, pair.deadUrl, holdSeconds);
  if (held.length === 0) {
    tell(fill(texts.empty, { queue: pair.name }));
    return 0;
  }
  tell(fill(texts.found, { queue: pair.name, count: held.length }));
  for (const [reason, count] of countedReasons(held, texts.unknownReason)) tell(fill(texts.reason, { reason, count }));
  if (!dry) return await moveAll(sqs, pair, held);
  await releaseMessages(sqs, pair.deadUrl, held);
  tell(texts.dry);
  return 0;
}

async function moveAll(sqs: SQSClient, pair: QueuePair, held: Awaited<ReturnType<typeof holdDeadMessages>>) {
  const count = held.length;
  const line = progressLine(process.stderr);
  const moved = await sendBack(sqs, pair, held, (done) =>
    line.show(() => fill(texts.progress, { moved: done, count })),
  );
  line.clear();
  if (moved < count) return refuse(fill(texts.some, { moved, count }), 1);
  tell(fill(texts.done, { moved }));
  return 0;
}

/** The queues of the running centre, or of the stage in AWS by the settings and the rights of the environment. */
async function queuesOf({ stage, state }: RedriveOptions): Promise<SQSClient | undefined> {
  // An address of a queue may name a host that is known elsewhere only.
  const useQueueUrlAsEndpoint = false;
  if (stage !== undefined) return new SQSClient({ useQueueUrlAsEndpoint });
  const running = await findRunningCentre(state);
  if (!running) return undefined;
  const { sqs } = running.endpoints;
  return new SQSClient({
    endpoint: sqs,
    region: 'eu-central-1',
    credentials: localCredentials,
    useQueueUrlAsEndpoint,
  });
}
