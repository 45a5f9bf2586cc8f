import { readFile } from 'node:fs/promises';
import type { LabelledText } from '#shared/training/labelled-text.ts';

const file = new URL('examples/sector-theme.ru.md', import.meta.url);

/**
 * Examples that come with the product: made-up messages, as citizens write them, under the labels of the federal platform.
 * Of labels that people seldom give, they tell more than the few texts there are. Only those are kept all of whose labels
 * the given texts have too: a region with labels of its own learns nothing of these.
 */
export async function readExamples(given: readonly LabelledText[]): Promise<LabelledText[]> {
  const known = new Set(given.flatMap(({ labels }) => Object.entries(labels).map(labelKey)));
  const isKnown = ({ labels }: LabelledText) => Object.entries(labels).every((label) => known.has(labelKey(label)));
  return examplesIn(await readFile(file, 'utf8')).filter(isKnown);
}

function labelKey([head, label]: readonly [string, string]): string {
  return `${head} ${label}`;
}

/** `# sector` and `## theme`, and under them a message a line. */
function examplesIn(text: string): LabelledText[] {
  const labels = { sector: '', theme: '' };
  const found: LabelledText[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    const [, marks, label = ''] = /^(##?) (.*)$/.exec(line) ?? [];
    if (marks) labels[marks === '#' ? 'sector' : 'theme'] = label;
    else if (line !== '') found.push({ text: line, labels: { ...labels }, isMadeUp: true });
  }
  return found;
}
