import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { startTestedCentre, type TestedCentre } from './centre/start-centre.ts';
import { startBrowser } from './page/browser.ts';
import { checkState } from './states/check-state.ts';
import { otherStates, otherWorld } from './states/other-states.ts';

let centre: TestedCentre;
let browser: Browser;
let world: Awaited<ReturnType<typeof otherWorld>>;
beforeAll(async () => {
  [centre, browser] = await Promise.all([startTestedCentre(), startBrowser()]);
  world = await otherWorld(centre);
});
afterAll(async () => {
  await browser?.close();
  await centre?.end();
});

it.each(otherStates)('another public page: $name', (state) => checkState(browser, state, world, { name: state.name }));
