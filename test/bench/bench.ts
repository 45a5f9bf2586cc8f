import type { Figure } from './figure.ts';

interface BenchOptions {
  /** What `cdk synth` wrote. */
  readonly cdkOut: string;
  /** Repetitions of what is repeated. */
  readonly runs: number;
  /** City histories (`.jsonl.gz`) to measure with beside the made-up ones. */
  readonly histories?: string | undefined;
  /** A folder of this run, deleted at its end. */
  readonly scratch: string;
}

export interface Bench {
  readonly name: string;
  /** What is measured, and what the floor beside it is. */
  readonly about: string;
  run(options: BenchOptions): Promise<Figure[]>;
}
