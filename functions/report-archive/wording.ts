import texts from './texts.ru.json' with { type: 'json' };

/** `2026-10` as «октябрь 2026». */
export function monthName(period: string): string {
  const [year = '', month = ''] = period.split('-');
  return `${texts.months[Number(month) - 1] ?? month} ${year}`;
}

/** A UTC instant as «10.11.2026, 00:00» in the region's zone. */
export function dateTime(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('ru-RU', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at);
}

/** 0.9123 as «91,2 %»; a dash for what does not exist. */
export function percent(share: number | undefined): string {
  return share === undefined ? '—' : `${(100 * share).toFixed(1).replace('.', ',')} %`;
}

/** The name of a file for people; unknown ones keep their own. */
export function fileTitle(name: string): string {
  const titles: Readonly<Record<string, string>> = texts.files;
  return titles[name] ?? name;
}
