import { fill } from '#shared/web/wording.ts';
import type { Compared } from './compare.ts';
import texts from './texts.ru.json' with { type: 'json' };
import type { Way } from './ways.ts';

const shownDigits = 16;

/** The digests as a table: a row for each rating, a column for each way. */
export function comparedText(rows: readonly Compared[], ways: readonly Way[]): string {
  const head = [texts.table.rating, texts.table.facts, ...ways.map(({ name }) => texts.ways[name])];
  const cells = rows.map(({ rating, count, sha256 }) => [
    rating,
    String(count),
    ...sha256.map((digest) => digest?.slice(0, shownDigits) ?? texts.table.absent),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((row) => row[column]?.length ?? 0)));
  const lines = [head, ...cells].map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
  const different = rows.filter(({ isSame }) => !isSame).map(({ rating }) => rating);
  return [
    fill(texts.digests, { length: shownDigits }),
    ...lines,
    '',
    different.length === 0
      ? fill(texts.same, { count: rows.length })
      : fill(texts.different, { ratings: different.join(', ') }),
  ].join('\n');
}
