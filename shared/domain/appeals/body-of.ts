import type { Cycle } from './appeal.ts';

/** On whose table a cycle is; who only answered it stays named. */
export function bodyOf(cycle: Pick<Cycle, 'responsible' | 'answeredBy'> | undefined): string | undefined {
  return cycle?.responsible.at(-1)?.agency ?? cycle?.answeredBy;
}
