import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ClassTask, ClassWeights } from '#shared/training/support-vectors.ts';

export interface LearnPool {
  /** Learns the classes on all processors; the answers in the order of the tasks. */
  learn(tasks: readonly ClassTask[]): Promise<ClassWeights[]>;
  close(): Promise<void>;
}

/** Starts a worker for each processor; tells of every class that is learnt. */
export function learnPool(onLearnt: () => void): LearnPool {
  const file = new URL('./learn-worker.ts', import.meta.url);
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(file));
  return {
    async learn(tasks) {
      const answers: ClassWeights[] = [];
      const left = tasks.map((task, index) => ({ task, index }));
      await Promise.all(
        workers.map(async (worker) => {
          for (let next = left.shift(); next; next = left.shift()) {
            answers[next.index] = await ask(worker, next.task);
            onLearnt();
          }
        }),
      );
      return answers;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

async function ask(worker: Worker, task: ClassTask): Promise<ClassWeights> {
  // Rejects when the worker fails.
  const answered = once(worker, 'message');
  worker.postMessage(task);
  const [weights]: ClassWeights[] = await answered;
  if (!weights) throw new Error('RCC_LEARNER_SILENT');
  return weights;
}
