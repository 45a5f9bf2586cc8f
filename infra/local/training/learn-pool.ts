import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ClassWeights } from '#shared/training/class-weights.ts';
import type { Factors } from '#shared/training/factor-steps.ts';
import type { FactorTask } from '#shared/training/factors.ts';
import { type LearningPorts, partsOf } from '#shared/training/lesson.ts';
import type { ClassTask } from '#shared/training/support-vectors.ts';

export interface LearnPool extends LearningPorts {
  close(): Promise<void>;
}

/** Starts a worker for each processor; tells how many parts of the work each task was that is done. */
export function learnPool(onLearnt: (parts: number) => void): LearnPool {
  const file = new URL('./learn-worker.ts', import.meta.url);
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(file));
  const learn = async <Task, Answer>(tasks: readonly Task[], parts: number): Promise<Answer[]> => {
    const answers: Answer[] = [];
    const left = tasks.map((task, index) => ({ task, index }));
    await Promise.all(
      workers.map(async (worker) => {
        for (let next = left.shift(); next; next = left.shift()) {
          answers[next.index] = await ask<Task, Answer>(worker, next.task);
          onLearnt(parts);
        }
      }),
    );
    return answers;
  };
  return {
    learnFactors: (tasks) =>
      learn<FactorTask, Factors>(tasks, tasks[0]?.isOfMany ? partsOf.memberOfMany : partsOf.memberOfFew),
    learnClasses: (tasks) => learn<ClassTask, ClassWeights>(tasks, partsOf.class),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

async function ask<Task, Answer>(worker: Worker, task: Task): Promise<Answer> {
  // Rejects when the worker fails.
  const answered = once(worker, 'message');
  worker.postMessage(task);
  const [answer]: Answer[] = await answered;
  if (!answer) throw new Error('RCC_LEARNER_SILENT');
  return answer;
}
