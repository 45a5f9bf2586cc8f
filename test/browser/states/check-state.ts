import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { inWindow } from '../page/browser.ts';
import { inspect } from '../page/inspect.ts';
import type { State } from './state.ts';

/** Opens a page in a window of its own and expects nothing wrong with it, seen or unseen; `name` is that of its pictures. */
export async function checkState<World>(
  browser: Browser,
  { status, open }: State<World>,
  world: World,
  { name, isBrief = false }: { readonly name: string; readonly isBrief?: boolean },
) {
  await inWindow(browser, {}, async ({ page, complaints, loaded, answer }) => {
    await open(page, world);
    const faults = await inspect(page, name, isBrief);
    expect(answer().status()).toBe(status);
    expect({ faults, complaints, loaded }).toEqual({ faults: [], complaints: [], loaded: [] });
    if (/^\/[sa]\//.test(new URL(page.url()).pathname)) expect(answer().headers()).toMatchObject(guarding);
  });
}

/** Of pages about one citizen: nothing keeps them, nothing tells where they were left from, nothing runs or loads in them. */
const guarding = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'content-security-policy': expect.stringMatching(
    /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
  ),
};
