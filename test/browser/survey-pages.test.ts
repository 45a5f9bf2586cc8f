import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestedCentre, type TestedCentre } from './centre/start-centre.ts';
import { rulesTried } from './page/axe.ts';
import { startBrowser } from './page/browser.ts';
import { checkState } from './states/check-state.ts';
import { surveyStates, surveyWorld } from './states/survey-states.ts';

let centre: TestedCentre;
let browser: Browser;
let worlds: Record<'ru' | 'en', Awaited<ReturnType<typeof surveyWorld>>>;
beforeAll(async () => {
  [centre, browser] = await Promise.all([startTestedCentre(), startBrowser()]);
  worlds = { ru: await surveyWorld(centre, 'ru'), en: await surveyWorld(centre, 'en') };
});
afterAll(async () => {
  await browser?.close();
  await centre?.end();
});

describe('a page of a survey has nothing wrong with it', () => {
  it.each(surveyStates)('in Russian: $name', (state) => checkState(browser, state, worlds.ru, { name: state.name }));

  it.each(surveyStates)('in English: $name', (state) =>
    checkState(browser, state, worlds.en, { name: `${state.name}-en`, isBrief: true }),
  );

  it('by all rules of WCAG 2.2 AA that axe has', () => {
    expect([...rulesTried]).toEqual(
      expect.arrayContaining(['color-contrast', 'label', 'html-has-lang', 'target-size']),
    );
    expect(rulesTried.size).toBeGreaterThan(50);
  });
});
