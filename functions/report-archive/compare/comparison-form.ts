import { html } from 'hono/html';
import type { CatalogueEntry, ReportPath } from '#shared/domain/reports/archive.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import { reportChoice } from '../report-address.ts';
import texts from '../texts/compare.ru.json' with { type: 'json' };

type Choice = Pick<ReportPath, 'period' | 'revision'>;

/** Asks which two published ratings of a league to compare; at first the last two. */
export function comparisonForm(
  reports: readonly CatalogueEntry[],
  chosen: readonly [Choice | undefined, Choice | undefined] = [reports[1], reports[0]],
): Html {
  const [first] = reports;
  const { formTitle, few, a, b, submit } = texts;
  if (!first || reports.length < 2) return html`<p>${few}</p>`;
  return html`<form method="get" action="/reports/compare">
<h2>${formTitle}</h2>
<input type="hidden" name="league" value="${first.subject}">
<div class="pair">${select('a', a, reports, chosen[0])}${select('b', b, reports, chosen[1])}</div>
<button>${submit}</button>
</form>`;
}

function select(name: string, label: string, reports: readonly CatalogueEntry[], chosen: Choice | undefined) {
  const current = chosen && reportChoice(chosen);
  return html`<p><label class="label" for="${name}">${label}</label>
<select id="${name}" name="${name}">${reports.map((report) => {
    const value = reportChoice(report);
    const title = fill(texts.choice, { period: periodName(report.period), revision: report.revision });
    return value === current
      ? html`<option value="${value}" selected>${title}</option>`
      : html`<option value="${value}">${title}</option>`;
  })}</select></p>`;
}
