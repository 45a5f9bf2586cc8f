import names from '#infra/local/rating/names.ru.json' with { type: 'json' };
import { textTable } from '#infra/local/text-table.ts';
import type { Share } from '#shared/domain/ratings/indicators.ts';
import type { TableRow } from '#shared/domain/ratings/league-table.ts';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import type { NotRanked } from '#shared/domain/ratings/not-ranked.ts';
import type { Snapshot } from '#shared/domain/ratings/snapshot.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import texts from './texts.ru.json' with { type: 'json' };

const longestName = 60;

/** A rating for people, in columns: place, body, score as shown, exact score, and s/n of each indicator. */
export function leagueText({ league, period, revision, facts, table, notRanked, method }: Snapshot): string {
  const heading = fill(texts.table.title, {
    month: periodName(period),
    league: names.leagues[league],
    revision,
    facts: facts.count,
  });
  const { place, body, score, exact } = texts.table;
  const head = [place, body, score, exact, ...indicatorIds.map((id) => names.indicators[id])];
  const ranked = table.length > 0 ? ['', columns([head, ...table.map(ranks)])] : [];
  const rest =
    notRanked.length > 0 ? ['', columns([[texts.table.notRanked, ...head.slice(4)], ...notRanked.map(unranked)])] : [];
  const sample = method.sample ? [fill(texts.table.sample, { method: method.id })] : [];
  return [heading, ...sample, ...ranked, ...rest].join('\n');
}

function ranks(row: TableRow): string[] {
  return [String(row.place), short(row.name), row.shownScore, row.score.toFixed(6), ...sharesOf(row)];
}

function unranked(row: NotRanked): string[] {
  return [short(row.name), ...sharesOf(row)];
}

function sharesOf({ indicators: shares }: TableRow | NotRanked): string[] {
  return indicatorIds.map((id) => shareText(shares[id]));
}

function shareText({ n, s }: Share): string {
  return n === 0 ? '—' : `${s}/${n}`;
}

function short(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
}

/** Names to the left, figures to the right. */
function columns(rows: readonly (readonly string[])[]): string {
  const titles = rows[0] ?? [];
  const left = new Set([titles.indexOf(texts.table.body), titles.indexOf(texts.table.notRanked)]);
  return textTable(rows, left).join('\n');
}
