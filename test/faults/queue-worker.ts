import { pathToFileURL } from 'node:url';
import { pollQueue } from '#infra/local/event-sources/poll-queue.ts';

/*
 * A process of its own: feeds one queue to the bundle of one function, until it is killed or its starter is gone.
 * Arguments: the bundle, the address of the queue, messages a call.
 */
const [bundle = '', url = '', batchSize = ''] = process.argv.slice(2);
const region = 'eu-central-1';
const name = url.split('/').at(-1) ?? '';
const arn = `arn:aws:sqs:${region}:000000000000:${name}`;
const { handler } = await import(pathToFileURL(bundle).href);

pollQueue({
  region,
  queue: { kind: 'queue', name, arn, url, fifo: false, attributes: {} },
  mapping: {
    kind: 'mapping',
    queueArn: arn,
    functionName: name,
    batchSize: Number(batchSize),
    windowSeconds: 0,
    reportsItemFailures: true,
    maximumConcurrency: 4,
  },
  functions: {
    names: [name],
    async invoke(_name, payload) {
      try {
        return { payload: JSON.stringify(await handler(JSON.parse(payload), {})), failed: false };
      } catch (error) {
        return { payload: JSON.stringify({ errorMessage: String(error) }), failed: true };
      }
    },
    stop: async () => {},
  },
});
process.stdout.write('ready\n');
process.stdin.resume().once('end', () => process.exit());
