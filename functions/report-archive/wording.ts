import { decimal } from '#shared/web/charts/numbers.ts';
import type { ReportKind } from './report-kind.ts';
import texts from './texts/common.ru.json' with { type: 'json' };

/** A UTC instant as «10.11.2026, 00:00» in the region's zone. */
export function dateTime(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('ru-RU', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at);
}

/** The name of a file for people; unknown ones keep their own. */
export function fileTitle(name: string, { files }: Pick<ReportKind, 'files'>): string {
  const titles: Readonly<Record<string, string>> = { ...texts.files, ...files };
  return titles[name] ?? name;
}

/** 340 as «340 Б», 12800 as «12,5 КБ». */
export function fileSize(bytes: number): string {
  const { bytes: byteUnit, kilobytes, megabytes } = texts.sizes;
  if (bytes < 1024) return `${bytes}\u00a0${byteUnit}`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${decimal(kilo, 1)}\u00a0${kilobytes}` : `${decimal(kilo / 1024, 1)}\u00a0${megabytes}`;
}
