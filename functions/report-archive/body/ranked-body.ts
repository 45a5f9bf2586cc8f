import { html } from 'hono/html';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { decimal } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { counted, fill } from '#shared/web/wording.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };
import common from '../texts/common.ru.json' with { type: 'json' };
import rating from '../texts/rating.ru.json' with { type: 'json' };
import { alikeSection } from './alike-section.ts';
import { bodyHead } from './body-head.ts';
import { bodyLinks } from './body-links.ts';
import { categoriesSection } from './categories-section.ts';
import { changeSection, correctionSection } from './change-section.ts';
import { failureSection } from './failure-section.ts';
import { mixSection } from './mix-section.ts';
import { bodySignals } from './signals-section.ts';
import { staffNote } from './staff-note.ts';
import { trendSection } from './trend-section.ts';
import { whySection } from './why-section.ts';

/** The page of a body that has a place. */
export function rankedBody(row: SnapshotRow, content: ReportContent): Html {
  const { snapshot, method } = content;
  const [scoreLow, scoreHigh] = row.scoreInterval;
  const [low, high] = row.placeInterval;
  return html`${bodyHead(row.name, snapshot)}
<dl>
<div><dt>${texts.place}</dt><dd>${fill(texts.placeValue, { place: row.place, of: snapshot.table.length })} <span class="range">${fill(texts.placeRange, { low, high })}</span></dd></div>
<div><dt>${texts.score}</dt><dd>${row.shownScore.replace('.', ',')} <span class="range">${fill(texts.scoreRange, { low: decimal(scoreLow, 1), high: decimal(scoreHigh, 1) })}</span></dd></div>
<div><dt>${texts.leagueScore}</dt><dd>${decimal(snapshot.leagueScore, method.scoreDecimals)}</dd></div>
<div><dt>${texts.group}</dt><dd>${fill(rating.group, { group: row.group, cases: counted(row.cycles, common.cases) })}</dd></div>
</dl>
${changeSection(row, content)}
${whySection(row, content)}
${failureSection(row, content)}
${categoriesSection(row, method)}
${alikeSection(row, snapshot)}
${correctionSection(row, content)}
${trendSection(row, content)}
${mixSection(row, method)}
${bodySignals(row.body, content)}
${staffNote(snapshot, row.body)}
${bodyLinks(snapshot)}`;
}
