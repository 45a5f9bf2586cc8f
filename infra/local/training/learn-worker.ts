import { parentPort } from 'node:worker_threads';
import { type FactorTask, learnFactors } from '#shared/training/factors.ts';
import { type ClassTask, learnClass } from '#shared/training/support-vectors.ts';

/** Learns a class, or the factors of all, at a time; what is large lies in shared memory. */
parentPort?.on('message', (task: ClassTask | FactorTask) => {
  parentPort?.postMessage('heads' in task ? learnFactors(task) : learnClass(task));
});
