import { startCentre } from '#infra/local/centre.ts';

/*
 * The local centre in a process of its own; arguments: the cloud assembly, the state directory. Prints where it is, and
 * stops when its input ends, which is also when its starter is killed.
 */
const [cdkOut = '', stateDir = ''] = process.argv.slice(2);
const { url, endpoints, stop } = await startCentre({ cdkOut, stateDir });
process.stdin.resume().once('end', async () => {
  await stop();
  process.exit();
});
process.stdout.write(`${JSON.stringify({ url, endpoints })}\n`);
