import type { Channel, ConflictSign } from '#shared/domain/appeals/fact-data.ts';
import type { WarningLevel } from '#shared/domain/deadlines/warning.ts';
import channels from '../channel-titles.ru.json' with { type: 'json' };
import { spreadsheetCsv } from '../spreadsheet-csv.ts';
import texts from './work.ru.json' with { type: 'json' };

interface Named {
  readonly title: string;
}

/** An entry of a list of work, as far as a table shows it. Instants are the region's, `2026-10-05T23:59:59+03:00`. */
interface WorkRow {
  readonly spokenId: string;
  readonly externalId: string;
  readonly channel: Channel;
  readonly cycle: number;
  readonly state: 'open' | 'answered' | 'closed';
  readonly sector: Named;
  readonly category: Named;
  readonly isFastTrack?: true | undefined;
  readonly municipality?: Named | undefined;
  readonly body?: Named | undefined;
  readonly isProposed?: true | undefined;
  readonly executor?: string | undefined;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly firstAnswerDueAt?: string | undefined;
  readonly level?: WarningLevel | undefined;
  readonly workingDaysLeft?: number | undefined;
  readonly daysLate?: number | undefined;
  readonly decideBy?: string | undefined;
  readonly conflict?: readonly ConflictSign[] | undefined;
  readonly asked?: keyof typeof texts.asked | undefined;
  readonly candidates?: readonly { readonly category: Named }[] | undefined;
  readonly municipalities?: readonly Named[] | undefined;
  readonly likelyBodies?: readonly { readonly body: Named }[] | undefined;
}

/** A list of work as CSV for a Russian spreadsheet. */
export function workCsv(rows: readonly WorkRow[]): string {
  const columns: Record<keyof typeof texts.columns, (row: WorkRow) => unknown> = {
    spokenId: ({ spokenId }) => spokenId,
    externalId: ({ externalId }) => externalId,
    level: ({ level }) => level && texts.levels[level],
    dueAt: ({ dueAt }) => time(dueAt),
    firstAnswerDueAt: ({ firstAnswerDueAt }) => time(firstAnswerDueAt),
    workingDaysLeft: ({ workingDaysLeft }) => workingDaysLeft,
    daysLate: ({ daysLate }) => daysLate,
    sector: ({ sector }) => sector.title,
    category: ({ category }) => category.title,
    isFastTrack: ({ isFastTrack }) => isFastTrack && texts.yes,
    municipality: ({ municipality }) => municipality?.title,
    body: ({ body }) => body?.title,
    isProposed: ({ isProposed }) => isProposed && texts.yes,
    executor: ({ executor }) => executor,
    channel: ({ channel }) => channels[channel],
    state: ({ state }) => texts.states[state],
    cycle: ({ cycle }) => cycle,
    startedAt: ({ startedAt }) => time(startedAt),
    decideBy: ({ decideBy }) => time(decideBy),
    conflict: ({ conflict }) => conflict?.map((sign) => texts.conflict[sign]).join(', '),
    asked: ({ asked }) => asked && texts.asked[asked],
    candidates: ({ candidates }) => candidates?.map(({ category }) => category.title).join(', '),
    municipalities: ({ municipalities }) => municipalities?.map(({ title }) => title).join(', '),
    likelyBodies: ({ likelyBodies }) => likelyBodies?.map(({ body }) => body.title).join(', '),
  };
  const cells = Object.values(columns);
  return spreadsheetCsv([Object.values(texts.columns), ...rows.map((row) => cells.map((cell) => cell(row)))]);
}

/** `05.10.2026 23:59`: what a spreadsheet takes for a time. */
function time(local: string | undefined): string | undefined {
  return local?.replace(/^(\d+)-(\d+)-(\d+)T(\d+:\d+).*$/, '$3.$2.$1 $4');
}
