import type { CountedCycle } from '#shared/domain/ratings/counted-cycle.ts';
import { municipalityName } from '#shared/region/municipality-names.ts';
import { policyTitle } from '#shared/region/policy-titles.ts';
import { sectorTitle } from '#shared/region/sector-titles.ts';
import channels from '../channel-titles.ru.json' with { type: 'json' };
import { spreadsheetCsv } from '../spreadsheet-csv.ts';
import texts from './cycles.ru.json' with { type: 'json' };

/** Cycles as CSV for a Russian spreadsheet. */
export function cyclesCsv(cycles: readonly CountedCycle[], timeZone: string): string {
  const clock = new Intl.DateTimeFormat('ru-RU', { dateStyle: 'short', timeStyle: 'short', timeZone });
  // Without the comma that stands between them, a spreadsheet takes it for a time.
  const time = (at: number | undefined) => (at === undefined ? '' : clock.format(at).replace(',', ''));
  const rows = cycles.map(({ fact, outcome }) => [
    fact.appealId,
    fact.cycle,
    sectorTitle(fact.sector) ?? fact.sector,
    fact.municipality === undefined ? '' : (municipalityName(fact.municipality) ?? fact.municipality),
    channels[fact.channel],
    policyTitle(fact.policy) ?? fact.policy,
    time(fact.clockStart),
    time(fact.dueAt),
    time(fact.firstAnswerAt),
    time(fact.answeredAt),
    time(fact.returnedAt),
    fact.satisfied === undefined ? '' : texts.satisfied[fact.satisfied ? 'true' : 'false'],
    texts.outcome[outcome],
  ]);
  return spreadsheetCsv([Object.values(texts.columns), ...rows]);
}
