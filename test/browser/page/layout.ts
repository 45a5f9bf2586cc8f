import type { Page } from 'playwright-core';

/** WCAG 2.2, 2.5.8: the least size of what is tapped, CSS pixels. */
const leastTarget = 24;
/** What a thumb hits without looking: asked of everything in a form. */
const easyTarget = 44;

/** One column too wide is all of its cells too wide. */
const mostTold = 10;

/** Everything about the layout of a page that a reader would trip over, one line each. */
export async function layoutFaults(page: Page): Promise<string[]> {
  const faults = await page.evaluate(findFaults, { leastTarget, easyTarget });
  return faults.length > mostTold ? [...faults.slice(0, mostTold), `and ${faults.length - mostTold} more`] : faults;
}

/** What is wrong with a page as it is printed, one line each: a sheet cannot be scrolled, and buttons on it do nothing. */
export async function printFaults(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const seen = (selector: string, isSeen: boolean) =>
      [...document.querySelectorAll(selector)]
        .filter((element) => element.checkVisibility() === isSeen)
        .map(({ textContent }) => `«${textContent?.trim().slice(0, 40)}»`);
    return [
      ...(scrollWidth > clientWidth ? [`the sheet is too narrow: ${scrollWidth} of ${clientWidth} px`] : []),
      ...seen('button, input[type=submit], .button', true).map((text) => `a button on paper: ${text}`),
      ...seen('fieldset', false).map((text) => `a question that is not on paper: ${text}`),
    ];
  });
}

/** Runs in the page. */
function findFaults(least: { leastTarget: number; easyTarget: number }): string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  const faults: string[] = [];
  const name = (element: Element) =>
    `<${element.tagName.toLowerCase()} ${element.id || element.className}> «${(element.textContent ?? '').trim().slice(0, 40)}»`;
  const isVisible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const scrollsAlone = (element: Element): boolean => {
    const { overflowX } = getComputedStyle(element);
    if (overflowX === 'auto' || overflowX === 'scroll') return true;
    return element.parentElement !== null && scrollsAlone(element.parentElement);
  };

  if (scrollWidth > clientWidth) faults.push(`the page scrolls sideways: ${scrollWidth} of ${clientWidth} px`);
  for (const element of document.body.querySelectorAll('*')) {
    if (!isVisible(element) || element.closest('svg')) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && (right > clientWidth + 1 || left < -1) && !scrollsAlone(element))
      faults.push(`out of the window: ${name(element)}`);
    const { overflowX, textOverflow } = getComputedStyle(element);
    // One pixel is for readers aloud only.
    const isCut =
      (overflowX === 'hidden' || textOverflow === 'ellipsis') &&
      element.clientWidth > 1 &&
      element.scrollWidth > element.clientWidth + 1;
    if (isCut) faults.push(`cut off: ${name(element)}`);
  }

  const targets = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  for (const target of document.querySelectorAll(targets)) {
    if (!isVisible(target)) continue;
    const { display } = getComputedStyle(target);
    // Links in a line of text are let off: the line gives their height.
    if (target.matches('a') && display === 'inline') continue;
    const parts = [target, ...(target instanceof HTMLInputElement ? (target.labels ?? []) : [])];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    const [width, height] = [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))];
    const wanted = target.closest('form') ? least.easyTarget : least.leastTarget;
    if (Math.min(width, height) < wanted)
      faults.push(`hard to hit: ${Math.round(width)}×${Math.round(height)} px of ${wanted}: ${name(target)}`);
  }
  return faults;
}
