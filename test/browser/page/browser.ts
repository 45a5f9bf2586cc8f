import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { launchOptions } from '../chromium/opens.ts';
import { type Watch, watch } from './watch.ts';

/** The Chromium that `npm run test:browser` has found. */
export async function startBrowser(args: readonly string[] = []): Promise<Browser> {
  const path = process.env['CHROMIUM'];
  if (!path) throw new Error('CHROMIUM is not set: run these tests by `npm run test:browser`');
  const options = launchOptions(path);
  return await chromium.launch({ ...options, args: [...options.args, ...args] });
}

interface Opened extends Watch {
  readonly page: Page;
}

/** A window of its own, with nothing kept from another; hands it to `use` and closes it. */
export async function inWindow<T>(
  browser: Browser,
  options: BrowserContextOptions,
  use: (opened: Opened) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 1000, height: 800 }, ...options });
  context.setDefaultTimeout(10_000);
  try {
    const page = await context.newPage();
    return await use({ page, ...(await watch(page)) });
  } finally {
    await context.close();
  }
}
