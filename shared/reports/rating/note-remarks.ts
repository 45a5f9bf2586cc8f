import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { shownSignals } from '#shared/domain/ratings/shown-signals.ts';
import { decimal, percent, signed } from '#shared/web/charts/numbers.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { fill } from '#shared/web/wording.ts';
import type { Block } from '../document.ts';
import { dateTime } from '../wording.ts';
import { figure, name } from './note-columns.ts';
import texts from './rating-note.ru.json' with { type: 'json' };

/** What a revision has changed against the one it corrects. */
export function correctionBlocks({ snapshot, history }: ReportContent): Block[] {
  const { correction: words } = texts;
  if (!history.corrects) return [];
  const items = snapshot.table.flatMap(({ name: body, place, correction }) =>
    correction && correction.places !== 0
      ? [fill(words.row, { name: body, before: correction.placeBefore, place, score: signed(correction.score, 2) })]
      : [],
  );
  const lead = fill(words.lead, { revision: snapshot.revision, before: history.corrects.revision });
  return [
    { kind: 'heading', level: 2, text: words.title },
    { kind: 'paragraph', text: lead },
    items.length > 0 ? { kind: 'list', items } : { kind: 'paragraph', text: words.none },
  ];
}

/** Signals that a figure is being managed: only those that chance does not explain, and what they do not prove. */
export function signalBlocks({ snapshot, method }: ReportContent): Block[] {
  const { signals: words } = texts;
  const flagged = shownSignals(snapshot, method.smallNumbers).flatMap(({ signal, name: body, counted }) =>
    counted?.isFlagged ? [{ signal, ...counted, name: body }] : [],
  );
  const tables = [...Map.groupBy(flagged, ({ signal }) => signal)].map(
    ([{ id, mean, median }, bodies]): Block => ({
      kind: 'table',
      caption: fill(words.caption, { ...names.signals[id], median: percent(median), mean: percent(mean) }),
      columns: [name(texts.table.body), ...[words.share, words.of, words.limit].map(figure)],
      rows: bodies.map((body) => [body.name, percent(body.s / body.n), `${body.s}/${body.n}`, percent(body.limit)]),
    }),
  );
  return [
    { kind: 'heading', level: 2, text: words.title },
    { kind: 'paragraph', text: words.lead },
    ...(tables.length > 0 ? tables : [{ kind: 'paragraph', text: words.none } satisfies Block]),
  ];
}

/** Bodies with too few cycles. */
export function notRankedBlocks({ snapshot, method }: ReportContent): Block[] {
  const { notRanked: words } = texts;
  if (snapshot.notRanked.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: words.title },
    { kind: 'paragraph', text: fill(words.lead, { min: method.minCycles }) },
    {
      kind: 'table',
      caption: words.caption,
      columns: [name(texts.table.body), ...[words.due, words.cycles].map(figure)],
      rows: snapshot.notRanked.map((row) => [row.name, String(row.due), String(row.cycles)]),
    },
  ];
}

/** Method, sources, limits, and how to recompute. */
export function methodBlocks({ snapshot, method }: ReportContent): Block[] {
  const { method: words, sources, limits, recompute } = texts;
  const values = {
    cutOff: dateTime(Date.parse(snapshot.cutOff), timeZone(method.timeZone)),
    speedShare: percent(method.speedShare, 0),
    decimals: method.scoreDecimals,
    draws: method.uncertainty.draws,
    seed: snapshot.uncertainty.seed.slice(0, 16),
    ...method.shrinkage,
  };
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
  return [
    heading(words.title),
    ...words.paragraphs.map((text): Block => ({ kind: 'paragraph', text: fill(text, values) })),
    ...words.formulas.map((text): Block => ({ kind: 'code', text: fill(text, values) })),
    {
      kind: 'table',
      caption: words.caption,
      columns: [name(words.indicator), ...[words.weight, words.mean, words.strength].map(figure)],
      rows: indicatorIds.map((id) => {
        const prior = snapshot.priors[id];
        if (!prior) return [names.indicators[id], '—', '—', words.dropped];
        return [
          names.indicators[id],
          decimal(snapshot.weights[id], 2),
          percent(prior.mean),
          decimal(prior.strength, 1),
        ];
      }),
    },
    heading(sources.title),
    { kind: 'list', items: sources.items.map((text) => fill(text, snapshot.versions)) },
    heading(limits.title),
    { kind: 'list', items: limits.items },
    heading(recompute.title),
    { kind: 'paragraph', text: recompute.lead },
    ...recompute.commands.map((text): Block => ({ kind: 'code', text })),
  ];
}
