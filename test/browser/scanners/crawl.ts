import type { Browser } from 'playwright-core';
import { inWindow } from '../page/browser.ts';

interface Crawl {
  readonly from: readonly string[];
  /** Which of the links that are met are opened as well. */
  readonly follows: (url: URL) => boolean;
  readonly javaScriptEnabled: boolean;
}

/** How long a page is left open, for whatever it may do by itself. */
const lingerMs = 150;

/** Opens pages and every link on them, clicks nothing, and answers what was opened. */
export async function crawl(browser: Browser, { from, follows, javaScriptEnabled }: Crawl): Promise<string[]> {
  return await inWindow(browser, { javaScriptEnabled }, async ({ page }) => {
    const opened = new Set<string>();
    const waiting = [...from];
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      if (opened.has(url)) continue;
      opened.add(url);
      await page.goto(url);
      await page.waitForTimeout(lingerMs);
      for (const href of await page.locator('a[href]').evaluateAll(hrefsOf)) {
        const met = new URL(href);
        met.hash = '';
        if (follows(met)) waiting.push(met.href);
      }
    }
    return [...opened];
  });
}

/** Runs in the page. */
function hrefsOf(links: readonly Element[]): string[] {
  return links.flatMap((link) => (link instanceof HTMLAnchorElement ? [link.href] : []));
}
