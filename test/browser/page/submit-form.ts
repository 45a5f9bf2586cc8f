import type { Page } from 'playwright-core';

/** Answers the survey on a page as a content citizen would, with the pointer. */
export async function answerWell(page: Page): Promise<void> {
  await page.locator('#resolved-yes').check();
  await page.locator('#mark-5').check();
  await submit(page);
}

export async function submit(page: Page): Promise<void> {
  await leadingOn(page, () => page.locator('#submit').click());
}

/** Does what leads to another page, and waits until that is there. */
export async function leadingOn(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()]);
}
