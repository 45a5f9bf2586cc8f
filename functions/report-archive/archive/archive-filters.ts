import { html } from 'hono/html';
import { leagues } from '#shared/domain/governance/directory.ts';
import type { CatalogueEntry } from '#shared/domain/ratings/archive.ts';
import type { Html } from '#shared/web/layout.ts';
import texts from '../texts/archive.ru.json' with { type: 'json' };
import common from '../texts/common.ru.json' with { type: 'json' };
import type { ArchiveChoice } from './show-archive.ts';

/** Links to the archive of one year, of one league, or of both. */
export function archiveFilters(reports: readonly CatalogueEntry[], choice: ArchiveChoice): Html {
  const years = [...new Set(reports.map(({ period }) => period.slice(0, 4)))];
  const link = (title: string, to: ArchiveChoice) =>
    html`<li><a href="${addressOf(to)}" aria-current="${String(to.year === choice.year && to.league === choice.league)}">${title}</a></li>`;
  return html`<nav class="filters" aria-label="${texts.filters}">
<ul>${link(texts.allYears, { league: choice.league })}${years.map((year) => link(year, { ...choice, year }))}</ul>
<ul>${link(texts.allLeagues, { year: choice.year })}${leagues.map((league) => link(common.leagues[league], { ...choice, league }))}</ul>
</nav>`;
}

function addressOf({ year, league }: ArchiveChoice): string {
  const query = new URLSearchParams({ ...(year ? { year } : {}), ...(league ? { league } : {}) });
  return query.size > 0 ? `/reports?${query}` : '/reports';
}
