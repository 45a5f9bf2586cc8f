import type { Change } from '#shared/domain/ratings/change.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { decimal, signed } from '#shared/web/charts/numbers.ts';
import { counted, fill } from '#shared/web/wording.ts';
import type { Block } from '../document.ts';
import texts from './rating-note.ru.json' with { type: 'json' };

/** How many leaders and movers the summary names. */
const named = 3;

/** The rating in words: who leads, who can be told apart, who moved and by whose doing. */
export function summaryBlocks({ snapshot }: ReportContent): Block[] {
  const { summary } = texts;
  const { table, notRanked, leagueScore } = snapshot;
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const leaders = table
    .slice(0, named)
    .map(({ name, score, place, placeInterval: [low, high] }) =>
      fill(summary.leader, { name, score: decimal(score, 2), place, low, high }),
    )
    .join('; ');
  const values = {
    ranked: counted(table.length, texts.bodies),
    notRanked: counted(notRanked.length, texts.bodies),
    leagueScore: decimal(leagueScore, 2),
  };
  const apart = table.filter(({ isToldApartFromNext }) => isToldApartFromNext).length;
  return [
    { kind: 'heading', level: 2, text: summary.title },
    paragraph(fill(summary.count, values)),
    ...(table.length > 0 ? [paragraph(fill(summary.leaders, { leaders }))] : []),
    ...(table.length > 1
      ? [paragraph(fill(summary.apart, { apart: counted(apart, texts.neighbours), all: table.length - 1 }))]
      : []),
    ...moverBlocks(table),
  ];
}

function moverBlocks(table: readonly SnapshotRow[]): Block[] {
  const { summary } = texts;
  const moved = table.flatMap(({ name, change }) => (change ? [{ name, change }] : []));
  if (moved.length === 0) return [{ kind: 'paragraph', text: summary.noChange, tone: 'quiet' }];
  const byPlaces = moved.filter(({ change }) => change.places !== 0).sort((a, b) => b.change.places - a.change.places);
  const sentence = (text: string, movers: readonly { name: string; change: Change }[]): Block[] =>
    movers.length === 0 ? [] : [{ kind: 'paragraph', text: fill(text, { names: movers.map(moverText).join('; ') }) }];
  return [
    ...sentence(summary.rose, byPlaces.filter(({ change }) => change.places > 0).slice(0, named)),
    ...sentence(
      summary.fell,
      byPlaces
        .filter(({ change }) => change.places < 0)
        .toReversed()
        .slice(0, named),
    ),
  ];
}

function moverText({ name, change }: { readonly name: string; readonly change: Change }): string {
  const { score, own, others } = change;
  const values = { name, score: signed(score, 2), own: signed(own, 2), others: signed(others, 2) };
  return fill(texts.summary.moved, { ...values, places: placesMoved(change.places) });
}

/** «вверх на 3 места»; a dash for none. */
function placesMoved(moved: number): string {
  if (moved === 0) return '—';
  const { up, down, steps } = texts.summary;
  return fill(moved > 0 ? up : down, { count: counted(Math.abs(moved), steps) });
}
