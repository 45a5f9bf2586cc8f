import { html } from 'hono/html';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import type { NotRanked } from '#shared/domain/ratings/not-ranked.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { Html } from '#shared/web/layout.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { fill } from '#shared/web/wording.ts';
import { shownShare } from '../shown-share.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };
import { bodyHead } from './body-head.ts';
import { bodyLinks } from './body-links.ts';
import { bodySignals } from './signals-section.ts';
import { staffNote } from './staff-note.ts';

/** The page of a body with too few cases for a place. */
export function notRankedBody(row: NotRanked, content: ReportContent): Html {
  const { snapshot, method } = content;
  return html`${bodyHead(row.name, snapshot)}
<p>${fill(texts.notRanked, { min: method.minCycles })}</p>
<dl>${indicatorIds.map((id) => html`<div><dt>${names.indicators[id]}</dt><dd>${shownShare(row, id, method.smallNumbers)}</dd></div>`)}</dl>
${bodySignals(row.body, content)}
${staffNote(snapshot, row.body)}
${bodyLinks(snapshot)}`;
}
