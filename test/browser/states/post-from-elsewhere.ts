import type { Page } from 'playwright-core';
import { startHttp } from '#test/support/emulators.ts';
import { submit } from '../page/submit-form.ts';

/** Has a page of another site send a good answer to a link. */
export async function postFromElsewhere(page: Page, link: string): Promise<void> {
  const site = await startHttp(() => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: `<form method="post" action="${link}"><input name="form" value="survey"><input name="resolved" value="yes">
      <input name="mark" value="5"><button id="submit">Free money</button></form>`,
  }));
  await page.goto(site.endpoint);
  await submit(page);
  await site.stop();
}
