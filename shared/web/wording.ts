import { decimal } from './charts/numbers.ts';
import texts from './wording.ru.json' with { type: 'json' };

/** A text with its `{names}` filled in; a name without a value stays. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The forms of a Russian noun after numbers: 1 случай, 3 случая, 5 случаев. */
interface Forms {
  readonly one: string;
  readonly few: string;
  readonly many: string;
}

/** «1 случай», «3 случая», «5 случаев». */
export function counted(count: number, { one, few, many }: Forms): string {
  const [last, lastTwo] = [count % 10, count % 100];
  const isFew = last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14);
  return `${decimal(count, 0)}\u00a0${last === 1 && lastTwo !== 11 ? one : isFew ? few : many}`;
}

/** `2026-10` as «октябрь 2026», `2026-Q4` as «4 квартал 2026». */
export function periodName(id: string): string {
  const [year = '', part = ''] = id.split('-');
  if (part.startsWith('Q')) return fill(texts.quarter, { quarter: part.slice(1), year });
  return fill(texts.month, { month: texts.months[Number(part) - 1] ?? part, year });
}
