import { chromium } from 'playwright-core';

/** Chromium's own sandbox refuses to run as root, which is what containers of CI are. */
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** How a browser of these tests is started. */
export function launchOptions(executablePath: string) {
  return { executablePath, args, timeout: 30_000 };
}

/** Whether a browser is there and shows a page: one without its system libraries is found and does not start. */
export async function opens(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch(launchOptions(executablePath));
    await browser.close();
    return true;
  } catch {
    return false;
  }
}
