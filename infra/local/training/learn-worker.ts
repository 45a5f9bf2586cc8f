import { parentPort } from 'node:worker_threads';
import { type ClassTask, learnClass } from '#shared/training/support-vectors.ts';

/** Learns a class at a time; what is large lies in shared memory. */
parentPort?.on('message', (task: ClassTask) => {
  parentPort?.postMessage(learnClass(task));
});
