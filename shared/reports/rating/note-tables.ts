import { indicatorIds } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { isSatisfactionHidden, toldTogether } from '#shared/domain/ratings/visibility.ts';
import { policyTitle } from '#shared/region/policy-titles.ts';
import { sectorTitle } from '#shared/region/sector-titles.ts';
import { decimal, percent, signed } from '#shared/web/charts/numbers.ts';
import { leftOutText } from '#shared/web/left-out.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { fill, periodName } from '#shared/web/wording.ts';
import type { Block } from '../document.ts';
import { places, range } from '../wording.ts';
import { figure, name } from './note-columns.ts';
import texts from './rating-note.ru.json' with { type: 'json' };

/** Places and scores with their intervals. */
export function tableBlocks({ snapshot }: ReportContent): Block[] {
  const { table } = texts;
  const { place, body, group, score, scoreInterval, adjusted, change } = table;
  return [
    { kind: 'heading', level: 2, text: table.title },
    {
      kind: 'table',
      caption: fill(table.caption, { interval: percent(snapshot.uncertainty.interval, 0) }),
      columns: [name(body), ...[place, score, scoreInterval, adjusted, change, group].map(figure)],
      rows: snapshot.table.map((row) => [
        row.name,
        places(row.place, row.placeInterval),
        decimal(row.score, 2),
        range(row.scoreInterval),
        decimal(row.adjusted.score, 2),
        row.change
          ? fill(table.changed, { places: signed(row.change.places, 0), score: signed(row.change.score, 2) })
          : table.new,
        row.group,
      ]),
    },
  ];
}

/** Raw shares with what they are made of; few answers are hidden or marked. */
export function shareBlocks({ snapshot, method }: ReportContent): Block[] {
  const { shares } = texts;
  const { hiddenBelow: hidden, preliminaryBelow: preliminary } = method.smallNumbers;
  const shown = (row: SnapshotRow, id: (typeof indicatorIds)[number]): string => {
    const { n, s, wilson } = row.indicators[id];
    if (id === 'satisfaction' && isSatisfactionHidden(row, method.smallNumbers)) return names.hidden;
    if (n === 0 || !wilson) return shares.none;
    const [low, high] = wilson.map((bound) => decimal(100 * bound, 1));
    const value = fill(shares.value, { share: percent(s / n), s, n, low: low ?? '', high: high ?? '' });
    const isPreliminary = id === 'satisfaction' && row.satisfactionShown === 'preliminary';
    return isPreliminary ? fill(shares.preliminary, { value }) : value;
  };
  return [
    { kind: 'heading', level: 2, text: shares.title },
    {
      kind: 'table',
      caption: fill(shares.caption, { hidden, preliminary }),
      columns: [name(texts.table.body), ...indicatorIds.map((id) => ({ ...figure(names.indicators[id]), width: 2 }))],
      rows: snapshot.table.map((row) => [row.name, ...indicatorIds.map((id) => shown(row, id))]),
    },
  ];
}

/** Verdicts that the shares leave out, of bodies that have any; a report without them says nothing of it. */
export function leftOutBlocks({ snapshot }: ReportContent): Block[] {
  const items = [...snapshot.table, ...snapshot.notRanked].flatMap(({ name: body, leftOut }) =>
    leftOut ? [`${body}: ${leftOutText(leftOut)}`] : [],
  );
  if (items.length === 0) return [];
  return [
    { kind: 'paragraph', text: texts.shares.leftOut },
    { kind: 'list', items },
  ];
}

/** What each indicator adds to the league's score, and what one more late answer would have cost. */
export function whyBlocks({ snapshot, method }: ReportContent): Block[] {
  const { why } = texts;
  return [
    { kind: 'heading', level: 2, text: why.title },
    { kind: 'paragraph', text: fill(why.lead, { leagueScore: decimal(snapshot.leagueScore, 2) }) },
    {
      kind: 'table',
      caption: why.caption,
      columns: [
        name(texts.table.body),
        ...indicatorIds.map((id) => figure(names.indicators[id])),
        ...[why.total, why.oneMore].map(figure),
      ],
      rows: snapshot.table.map((row) => [
        row.name,
        ...indicatorIds.map((id) =>
          toldTogether(row, method.smallNumbers).includes(id)
            ? names.hidden
            : signed(row.indicators[id].againstLeague, 2),
        ),
        signed(row.score - snapshot.leagueScore, 2),
        signed(row.indicators.timeliness.oneMoreFailure, 2),
      ]),
    },
  ];
}

/** The adjusted score beside the plain one, and what explains the difference. */
export function mixBlocks({ snapshot }: ReportContent): Block[] {
  const { mix } = texts;
  return [
    { kind: 'heading', level: 2, text: mix.title },
    { kind: 'paragraph', text: mix.lead },
    {
      kind: 'table',
      caption: mix.caption,
      columns: [
        name(texts.table.body),
        ...[texts.table.score, texts.table.adjusted, mix.difference].map(figure),
        { title: mix.reason, width: 4 },
      ],
      rows: snapshot.table.map(({ name: body, score, adjusted }) => {
        const [strongest] = adjusted.parts;
        const reason = strongest
          ? fill(mix.part, {
              sector: `${sectorTitle(strongest.sector) ?? strongest.sector}, ${(policyTitle(strongest.policy) ?? strongest.policy).toLowerCase()}`,
              own: percent(strongest.own, 0),
              league: percent(strongest.league, 0),
              effect: signed(strongest.effect, 2),
            })
          : mix.even;
        return [body, decimal(score, 2), decimal(adjusted.score, 2), signed(adjusted.score - score, 2), reason];
      }),
    },
  ];
}

/** The change since the period before, split into the body's own doing and the others'. */
export function changeBlocks({ snapshot }: ReportContent): Block[] {
  const { change: words } = texts;
  const changed = snapshot.table.flatMap(({ name: body, place, change }) => (change ? [{ body, place, change }] : []));
  const [first] = changed;
  if (!first) return [];
  return [
    { kind: 'heading', level: 2, text: words.title },
    { kind: 'paragraph', text: words.lead },
    {
      kind: 'table',
      caption: fill(words.caption, { period: periodName(first.change.period) }),
      columns: [
        name(texts.table.body),
        ...[words.was, texts.table.place, texts.table.score, words.own, words.others].map(figure),
      ],
      rows: changed.map(({ body, place, change }) => [
        body,
        String(change.placeBefore),
        String(place),
        ...[change.score, change.own, change.others].map((value) => signed(value, 2)),
      ]),
    },
  ];
}
