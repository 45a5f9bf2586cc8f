import type { Page } from 'playwright-core';
import { artifact } from './artifacts.ts';
import { axe } from './axe.ts';
import { layoutFaults, printFaults } from './layout.ts';

const widths = [320, 1000] as const;
const schemes = ['light', 'dark'] as const;
/** The inside of an A4 sheet with the margins that browsers give it, CSS pixels; tables lie across it. */
const sheet = { width: 718, height: 1032 };

/**
 * Looks at a page in every way in which people do, keeps pictures of it, and tells what is wrong with it. Briefly is at both
 * widths, light and dark, and no more.
 */
export async function inspect(page: Page, name: string, isBrief: boolean): Promise<string[]> {
  const faults: string[] = [];
  const found = (how: string, lines: readonly string[]) => faults.push(...lines.map((line) => `${how}: ${line}`));
  const picture = (...variant: (string | number)[]) =>
    page.screenshot({ path: artifact(name, ...variant, 'png'), fullPage: true });

  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await picture(width, colorScheme);
      found(`${width} px, ${colorScheme}`, [...(await layoutFaults(page)), ...(await axe(page))]);
    }
  }

  if (isBrief) return faults;

  const isOfTables = (await page.locator('html.wide').count()) > 0;
  const narrow = isOfTables ? 1000 : 320;
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: narrow, height: 800 });
  // Tables are let off (WCAG 1.4.10): a browser that is told of large text makes cards of them at another width.
  if (!isOfTables) {
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    found('text at 200 %', await layoutFaults(page));
    await picture(narrow, 'large-text');
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  }

  await page.setViewportSize({ width: isOfTables ? sheet.height : sheet.width, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  await picture('print');
  found('print', [...(await printFaults(page)), ...(await axe(page, ['target-size']))]);
  await page.pdf({ path: artifact(name, 'print', 'pdf'), format: 'A4', preferCSSPageSize: true });
  await page.emulateMedia({ media: 'screen' });

  await page.setViewportSize({ width: narrow, height: 800 });
  await spaceText(page);
  found('text spaced out', await layoutFaults(page));
  return faults;
}

/** WCAG 1.4.12: more room between lines, paragraphs, words and letters. */
async function spaceText(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      Object.assign(element.style, { lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em' });
      if (element.tagName === 'P') element.style.marginBottom = '2em';
    }
  });
}
