import { readFile } from 'node:fs/promises';
import type { LabelledText } from '#shared/training/labelled-text.ts';

/** Files of examples, and the heads that their headings label: of the first level, and of the second. */
const files = [{ name: 'sector-theme.ru.md', heads: ['sector', 'theme'] }] as const;

/**
 * Examples that come with the product: made-up messages, as citizens write them, under the labels of the federal platform.
 * Of labels that people seldom give, they tell more than the few texts there are. Only those are kept all of whose labels
 * the given texts have too: a region with labels of its own learns nothing of these.
 */
export async function readExamples(given: readonly LabelledText[]): Promise<LabelledText[]> {
  const read = files.map(async ({ name, heads }) => {
    const text = await readFile(new URL(`examples/${name}`, import.meta.url), 'utf8');
    return examplesIn(text, heads);
  });
  const known = new Set(given.flatMap(({ labels }) => Object.entries(labels).map(labelKey)));
  const isKnown = ({ labels }: LabelledText) => Object.entries(labels).every((label) => known.has(labelKey(label)));
  return (await Promise.all(read)).flat().filter(isKnown);
}

function labelKey([head, label]: readonly [string, string]): string {
  return `${head} ${label}`;
}

/** `# label` and `## label`, and under them a message a line. */
function examplesIn(file: string, [first, second]: readonly [string, string]): LabelledText[] {
  const labels: Record<string, string> = {};
  const found: LabelledText[] = [];
  for (const line of file.split('\n').map((one) => one.trim())) {
    const [, marks, label = ''] = /^(##?) (.*)$/.exec(line) ?? [];
    if (marks) labels[marks === '#' ? first : second] = label;
    else if (line !== '') found.push({ text: line, labels: { ...labels }, isMadeUp: true });
  }
  return found;
}
