import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsIn } from '#functions/survey/wording/language.ts';
import { keptSurvey, knowContacts } from './centre/kept-survey.ts';
import { askedCitizens } from './centre/post-histories.ts';
import { startTestedCentre, type TestedCentre } from './centre/start-centre.ts';
import { inWindow, startBrowser } from './page/browser.ts';
import { focused, tabTo } from './page/keyboard.ts';
import { answerWell, leadingOn } from './page/submit-form.ts';

let centre: TestedCentre;
let browser: Browser;
let links: string[];
beforeAll(async () => {
  [centre, browser] = await Promise.all([startTestedCentre(), startBrowser()]);
  links = await askedCitizens(centre, 7);
});
afterAll(async () => {
  await browser?.close();
  await centre?.end();
});

const nextLink = () => links.pop() ?? '';
const answerTo = async (link: string) => (await keptSurvey(centre, link))?.answer;
const heading = (page: Page) => page.locator('h1').innerText();
const { notices, errors } = textsIn('ru');
/** The address may still name the field that an error led to. */
const thanked = /\/thanks(#.*)?$/;

describe('by the keyboard alone', () => {
  it('a citizen who is not content answers everything', async () => {
    const link = nextLink();
    await inWindow(browser, {}, async ({ page }) => {
      await page.goto(link);
      await tabTo(page, '#resolved-yes');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await tabTo(page, '#mark-5');
      for (let mark = 5; mark > 2; mark -= 1) await page.keyboard.press('ArrowDown');
      await tabTo(page, '[name=reasons]');
      await page.keyboard.press('Space');
      await tabTo(page, '#comment');
      await page.keyboard.type('Лёд на крыльце');
      await tabTo(page, '#mayContact');
      await page.keyboard.press('Space');
      await tabTo(page, '#submit');
      await page.keyboard.press('Enter');
      await page.waitForURL(thanked);
      expect(await heading(page)).toBe(notices.thanks.title);
    });
    expect(await answerTo(link)).toMatchObject({
      mark: 2,
      resolved: 'no',
      reasons: ['not-done'],
      comment: 'Лёд на крыльце',
      mayContact: true,
    });
  });

  it('one who has left something out is led there, and keeps the rest', async () => {
    const link = nextLink();
    await inWindow(browser, {}, async ({ page }) => {
      await page.goto(link);
      await tabTo(page, '#resolved-yes');
      await page.keyboard.press('ArrowDown');
      await tabTo(page, '#comment');
      await page.keyboard.type('Снег так и лежит');
      await tabTo(page, '#submit');
      await leadingOn(page, () => page.keyboard.press('Enter'));

      expect(await page.title()).toMatch(new RegExp(`^${errors.titlePrefix}: `));
      expect(await focused(page, '[role=alert]')).toBe(true);
      const group = page.locator('fieldset', { has: page.locator('#mark-5') });
      const errorId = await group.getAttribute('aria-describedby');
      expect(await page.locator(`#${errorId}`).innerText()).toBe(errors.mark);

      await tabTo(page, '[role=alert] a');
      await page.keyboard.press('Enter');
      expect(await focused(page, '#mark-5')).toBe(true);
      await page.keyboard.press('Space');
      await tabTo(page, '#submit');
      await page.keyboard.press('Enter');
      await page.waitForURL(thanked);
    });
    expect(await answerTo(link)).toMatchObject({ mark: 5, resolved: 'partly', comment: 'Снег так и лежит' });
  });

  it('one who wants to be left in peace opts out', async () => {
    const link = nextLink();
    await knowContacts(centre, link, ['hash-of-one-who-opts-out']);
    await inWindow(browser, {}, async ({ page, answer }) => {
      await page.goto(link);
      await tabTo(page, 'a[href*="/opt-out"]');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/opt-out');
      // A link with a token in it is told to nobody.
      expect(answer().request().headers()).not.toHaveProperty('referer');
      await tabTo(page, 'main button');
      await leadingOn(page, () => page.keyboard.press('Enter'));
      expect(await heading(page)).toBe(notices['opted-out'].title);
    });
    expect(await answerTo(link)).toBeUndefined();
  });
});

describe('without JavaScript, on a telephone', () => {
  const telephone = {
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  };

  it('a citizen answers everything by touch, and sees what was wrong only when something was', async () => {
    const link = nextLink();
    await inWindow(browser, telephone, async ({ page }) => {
      await page.goto(link);
      const reason = page.locator('label', { has: page.locator('[name=reasons]') }).first();
      expect(await reason.isVisible()).toBe(false);
      await page.locator('label[for=resolved-partly]').tap();
      expect(await reason.isVisible()).toBe(true);
      await page.locator('label[for=mark-3]').tap();
      await reason.tap();
      await page.locator('#comment').fill('Почти');
      await page.locator('#submit').tap();
      await page.waitForURL(thanked);
      expect(await heading(page)).toBe(notices.thanks.title);
    });
    expect(await answerTo(link)).toMatchObject({
      mark: 3,
      resolved: 'partly',
      reasons: ['not-done'],
      comment: 'Почти',
      mayContact: false,
    });
  });
});

describe('whoever is impatient', () => {
  it('and clicks twice, answers once and is thanked', async () => {
    const link = nextLink();
    await inWindow(browser, {}, async ({ page }) => {
      await page.goto(link);
      await page.locator('#resolved-yes').check();
      await page.locator('#mark-4').check();
      await page.locator('#submit').dblclick();
      // The second click may break off the navigation of the first.
      await expect.poll(() => page.url(), { timeout: 10_000 }).toMatch(thanked);
      await page.waitForLoadState();
      expect(await heading(page)).toBe(notices.thanks.title);
    });
    expect(await answerTo(link)).toMatchObject({ mark: 4 });
  });

  it('and goes back to change the answer, is told that it stands', async () => {
    const link = nextLink();
    await inWindow(browser, {}, async ({ page }) => {
      await page.goto(link);
      await answerWell(page);
      await page.goBack();
      // Nothing is kept by the browser: the way back leads to the centre as well.
      expect(await heading(page)).toBe(notices.answered.title);
    });
    expect(await answerTo(link)).toMatchObject({ mark: 5 });
  });
});
