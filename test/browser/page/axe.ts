import axeCore from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.0, 2.1 and 2.2, A and AA; the one rule of 2.2 is off unless it is asked for. */
const options: axeCore.RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
};

/** Rules that were tried in this test file, whether or not they had anything to look at. */
export const rulesTried = new Set<string>();

/**
 * What axe finds on a page as it stands, a line for each element; what it cannot decide by itself is told as well. `without` are
 * rules that mean nothing here.
 */
export async function axe(page: Page, without: readonly string[] = []): Promise<string[]> {
  // The browser's own door for debuggers: the page's policy would let no script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeCore.source);
  const { violations, incomplete, passes, inapplicable } = await page.evaluate(
    (given): Promise<axeCore.AxeResults> => Reflect.get(window, 'axe').run(document, given),
    {
      ...options,
      rules: { ...options.rules, ...Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) },
    },
  );
  for (const { id } of [...violations, ...incomplete, ...passes, ...inapplicable]) rulesTried.add(id);
  return [...violations, ...incomplete.map(undecided)].flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      return `${id}: ${help}: ${target.join(' ')}: ${why}`;
    }),
  );
}

/** What axe leaves to people, but for what they have looked at already. */
function undecided(result: axeCore.Result): axeCore.Result {
  // A heading over a group of rows (scope=rowgroup) has no cell beside it.
  if (result.id === 'th-has-data-cells') return { ...result, nodes: [] };
  // What stands on a drawing has no background that could be told; and digits of an axis are too short for axe to be text.
  return { ...result, nodes: result.nodes.filter(({ html }) => !html.startsWith('<text')) };
}
