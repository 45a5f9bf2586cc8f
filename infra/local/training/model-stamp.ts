import type { ModelCard } from '#shared/training/model-card.ts';

/** What of a model those have to know who have no need of its weights: the file beside it. */
export function modelStamp({ version, sha256, heads }: ModelCard): string {
  const thresholds = Object.fromEntries(heads.map(({ id, threshold }) => [id, threshold]));
  return `${JSON.stringify({ version, sha256, thresholds }, null, 2)}\n`;
}
