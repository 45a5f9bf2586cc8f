import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { downloadChromium, installChromium, installFont } from './install.ts';
import { opens } from './opens.ts';

/** What a machine has by itself. */
const ofTheSystem = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const nothingWorks = `No Chromium starts here, and none could be installed. One of these helps:
  CHROMIUM=/path/to/chromium npm run test:browser     a browser that is here already
  npx playwright-core install --with-deps chromium    needs cdn.playwright.dev
  sudo apt-get install chromium fonts-dejavu-core     Debian
`;

/** The path of a Chromium that starts; installs one where there is none. Throws, with what to do, when nothing works. */
export async function findChromium(say: (line: string) => void): Promise<string> {
  const given = process.env['CHROMIUM'];
  if (given !== undefined) {
    if (await opens(given)) return given;
    throw new Error(`CHROMIUM=${given} does not start.`);
  }
  const own = chromium.executablePath();
  const ways = [
    () => first([own, ...ofTheSystem]),
    async () => (await downloadChromium(say)) && (await first([own])),
    async () => (await installChromium(say)) && (await first(ofTheSystem)),
  ];
  for (const way of ways) {
    const path = await way();
    if (path) {
      await installFont(say);
      return path;
    }
  }
  throw new Error(nothingWorks);
}

async function first(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (existsSync(path) && (await opens(path))) return path;
  return undefined;
}
