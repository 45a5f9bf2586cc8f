import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import type { LabelledText } from '#shared/training/labelled-text.ts';
import { cityText, isHistory } from './city-text.ts';
import { type Mapping, usualHeads } from './mapping.ts';
import type { Row } from './row.ts';
import { TextsUnreadable } from './texts-unreadable.ts';
import { writtenAt } from './written-at.ts';

const zone = timeZone(regionTimeZone);

/** Reads rows of a file into texts, whether they have words and labels or not. Both throw `TextsUnreadable`. */
export function rowReader(file: string, { columns }: Pick<Mapping, 'columns'>) {
  const { text: textColumn = 'text', at: atColumn = 'at', ...named } = columns;
  const heads = Object.keys(named).length > 0 ? named : Object.fromEntries(usualHeads.map((head) => [head, head]));
  const seen = new Set<string>();

  const cell = ({ number, fields }: Row, column: string): string => {
    const value = fields[column] ?? '';
    if (typeof value !== 'object') return String(value).trim();
    throw new TextsUnreadable({ file, row: number, column }, 'notText');
  };
  const instant = ({ number, fields }: Row): number | undefined => {
    const value = fields[atColumn] ?? '';
    if (value === '') return undefined;
    const at = writtenAt(value, zone);
    if (at === undefined)
      throw new TextsUnreadable({ file, row: number, column: atColumn }, 'time', { value: String(value) });
    return at;
  };

  return {
    read(row: Row): LabelledText {
      if (isHistory(row.fields)) {
        const text = cityText(row.fields);
        if (text) return text;
        throw new TextsUnreadable({ file, row: row.number }, 'history');
      }
      for (const column of Object.keys(row.fields)) seen.add(column);
      const labels = Object.entries(heads).map(([head, column]) => [head, cell(row, column)] as const);
      return {
        text: cell(row, textColumn),
        labels: Object.fromEntries(labels.filter(([, label]) => label !== '')),
        at: instant(row),
      };
    },
    /** Whether the named columns were there, once all rows are read; columns of histories have names of their own. */
    checkColumns(): void {
      const missing = seen.size === 0 ? undefined : Object.values(columns).find((column) => !seen.has(column));
      if (missing !== undefined) {
        throw new TextsUnreadable({ file, column: missing }, 'noColumn', { found: [...seen].join(', ') });
      }
    },
    seen: (): readonly string[] => [...seen],
  };
}
