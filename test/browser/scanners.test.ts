import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpCall } from '#infra/local/net/http-call.ts';
import { keptSurvey, knowContacts } from './centre/kept-survey.ts';
import { askedCitizens, waitingCitizens } from './centre/post-histories.ts';
import { startTestedCentre, type TestedCentre } from './centre/start-centre.ts';
import { inWindow, startBrowser } from './page/browser.ts';
import { answerWell } from './page/submit-form.ts';
import { crawl } from './scanners/crawl.ts';
import { changesSince, dumpOf, isAtRest } from './scanners/dump.ts';
import { serveMailPage } from './scanners/mail-page.ts';
import { guesses, openers } from './scanners/openers.ts';

let centre: TestedCentre;
let browser: Browser;
let links: string[];
let status: string;
let before: Awaited<ReturnType<typeof dumpOf>>;
beforeAll(async () => {
  [centre, browser] = await Promise.all([startTestedCentre(), startBrowser()]);
  links = await askedCitizens(centre, 6);
  [status = ''] = await waitingCitizens(centre, 1);
  await knowContacts(centre, links[0] ?? '', ['hash-of-one-who-may-opt-out']);
  before = await atRest();
});
afterAll(async () => {
  await browser?.close();
  await centre?.end();
});

/** What the centre holds once nothing is on its way. */
async function atRest() {
  for (;;) {
    const dump = await dumpOf(centre);
    if (isAtRest(dump)) return dump;
    await pause(100);
  }
}

const changes = async () => changesSince(before, await dumpOf(centre));
const surveyPages = () => links.flatMap((link) => [link, `${link}?lang=en`, `${link}/opt-out`, `${link}/thanks`]);

describe('whoever opens links and clicks nothing changes nothing', () => {
  it('by 1,000 requests of previews, mail guards and browsers that guess', async () => {
    const targets = [...surveyPages(), status];
    const requests = Array.from({ length: 1000 }, (_, index) => ({
      method: index % 3 === 0 ? 'HEAD' : 'GET',
      url: targets[index % targets.length] ?? '',
      headers: { ...openers[index % openers.length], ...guesses[index % guesses.length] },
    }));
    const statuses = new Map<number, number>();
    const lane = async () => {
      for (let next = requests.pop(); next; next = requests.pop()) {
        const { status: answered } = await httpCall(next.url, next);
        statuses.set(answered, (statuses.get(answered) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 16 }, lane));
    // Thanks are for who has answered: others are led to the form. HEAD of them there is none.
    expect([...statuses.keys()].sort()).toEqual([200, 303, 404]);
    expect([...statuses.values()].reduce((sum, count) => sum + count)).toBe(1000);
    expect(statuses.get(200)).toBeGreaterThan(700);
    expect(await changes()).toEqual([]);
  });

  it.each([true, false])(
    'by a browser that opens every link it meets; with JavaScript: %s',
    async (javaScriptEnabled) => {
      const opened = await crawl(browser, {
        from: [centre.endpoints.outbox, ...links, status],
        follows: ({ origin }) => origin === new URL(centre.url).origin,
        javaScriptEnabled,
      });
      expect(opened).toEqual(expect.arrayContaining([`${links[0]}/opt-out`, `${links[0]}/opt-out?lang=en`]));
      expect(await changes()).toEqual([]);
    },
  );

  it('by a browser that prefetches and prerenders what is in a mail', async () => {
    const targets = surveyPages().filter((link) => !link.includes('lang'));
    const mail = await serveMailPage(centre.url, targets);
    await inWindow(browser, {}, async ({ page }) => {
      await page.goto(mail.url);
      const guessed = () => mail.seen.filter(({ headers }) => headers['sec-purpose'] !== undefined);
      await expect.poll(() => guessed().length, { timeout: 20_000 }).toBeGreaterThan(10);
      await page.waitForTimeout(1000);
      const purposes = new Set(guessed().map(({ headers }) => headers['sec-purpose']));
      expect([...purposes].sort()).toEqual(['prefetch', 'prefetch;prerender']);
    });
    expect(new Set(mail.seen.map(({ method }) => method))).toEqual(new Set(['GET']));
    const paths = mail.seen.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(targets.map((link) => new URL(link).pathname)));
    await mail.stop();
    expect(await changes()).toEqual([]);
  });
});

it('and the citizen still answers, once', async () => {
  const link = links[0] ?? '';
  await inWindow(browser, {}, async ({ page, answer }) => {
    await page.goto(link);
    await answerWell(page);
    expect(page.url()).toBe(`${link}/thanks`);
    await page.goto(link);
    expect(answer().status()).toBe(410);
  });
  expect((await keptSurvey(centre, link))?.answer).toMatchObject({ mark: 5 });
  // So that it is known that a change would have been seen.
  expect(await changes()).toEqual(
    expect.arrayContaining([expect.stringContaining('survey#'), expect.stringContaining('events')]),
  );
});
