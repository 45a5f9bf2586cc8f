import type { Page } from 'playwright-core';

/** A page in one of the states in which people see it. */
export interface State<World> {
  /** Also of its pictures. */
  readonly name: string;
  readonly status: number;
  /** Leads a window there. */
  readonly open: (page: Page, world: World) => Promise<unknown>;
}
