import type { Page } from 'playwright-core';

/** More stops than any of our pages has. */
const mostStops = 60;

/**
 * Presses Tab until the first element that matches has the focus. Throws when it is not come by, when a stop on the way cannot
 * be seen, or when the way leads up the page again.
 */
export async function tabTo(page: Page, selector: string): Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab');
    const { isThere, isSeen, name, top } = await page.evaluate(lookAtFocus, selector);
    if (!isSeen) throw new Error(`nobody sees that ${name} has the focus`);
    if (top < last) throw new Error(`the focus jumps up the page, to ${name}`);
    if (isThere) return;
    last = top;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

export async function focused(page: Page, selector: string): Promise<boolean> {
  return await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
}

/** Runs in the page: a control shows its focus itself, or its label does. */
function lookAtFocus(selector: string) {
  const element = document.activeElement ?? document.body;
  const outlines = [element, element.closest('label')].map((one) => one && getComputedStyle(one));
  return {
    isThere: element === document.querySelector(selector),
    isSeen: outlines.some(
      (style) => style && style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
    ),
    name: `<${element.tagName.toLowerCase()} ${element.id}>`,
    // Elements in one line may differ by some pixels.
    top: Math.round((element.getBoundingClientRect().top + scrollY) / 40) * 40,
  };
}
