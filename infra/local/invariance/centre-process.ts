import { startCentre } from '#infra/local/centre.ts';

/** A centre in a process of its own, which can be killed; it ends with the process that started it. */
const [, , cdkOut = '', stateDir = '', port = '0'] = process.argv;
const centre = await startCentre({ cdkOut, stateDir, port: Number(port) });

const stop = () => void centre.stop().finally(() => process.exit(0));
process.once('disconnect', stop);
process.once('SIGTERM', stop);
process.send?.({ url: centre.url });
