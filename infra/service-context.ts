import type { Construct } from 'constructs';
import type { CentreApi } from './constructs/centre-api.ts';
import type { Stage } from './stage.ts';
import type { StateStack } from './state-stack.ts';

/** What a function is wired with. */
export interface ServiceContext {
  readonly scope: Construct;
  readonly stage: Stage;
  readonly state: StateStack;
  readonly api: CentreApi;
}
