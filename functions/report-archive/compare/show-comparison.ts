import { html } from 'hono/html';
import * as z from 'zod';
import { type League, leagues } from '#shared/domain/governance/directory.ts';
import { ratingsOf } from '#shared/domain/ratings/rating-path.ts';
import { periodSchema } from '#shared/domain/reports/published-report.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { htmlResponse } from '#shared/web/layout.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { type ArchiveReader, type Listing, reportAt } from '../archive-reader.ts';
import { notFoundPage } from '../not-found.ts';
import { readReport } from '../read-report.ts';
import { comparePage } from '../report-address.ts';
import common from '../texts/common.ru.json' with { type: 'json' };
import texts from '../texts/compare.ru.json' with { type: 'json' };
import { comparisonForm } from './comparison-form.ts';
import { comparisonSection } from './comparison-section.ts';

type Reader = Listing & Pick<ArchiveReader, 'files'>;

const choiceSchema = z
  .string()
  .transform((choice) => choice.split('/'))
  .pipe(z.tuple([periodSchema, z.string()]));

const querySchema = z.strictObject({
  league: z.enum(leagues).optional(),
  a: choiceSchema.optional(),
  b: choiceSchema.optional(),
});

/** Two ratings of one league side by side; without them, the form that asks which. */
export async function showComparison({ query }: HttpRequest, archive: Reader): Promise<HttpResponse> {
  const choice = querySchema.safeParse(query);
  if (!choice.success) return notFoundPage();
  const { league = 'municipal', a, b } = choice.data;
  const reports = await archive.catalogue.publishedOf(ratingsOf(league));
  if (a === undefined && b === undefined) return page(html`${comparisonForm(reports)}`, league);
  if (a === undefined || b === undefined) return notFoundPage();

  const pair = await Promise.all(
    [a, b].map(async ([period, revision]) => content({ subject: league, period, revision }, archive)),
  );
  const [before, after] = pair;
  if (!before || !after) return notFoundPage();
  const chosen = [before.snapshot, after.snapshot] as const;
  return page(html`${comparisonSection(before.snapshot, after.snapshot)}${comparisonForm(reports, chosen)}`, league);
}

async function content(path: Readonly<Record<string, string>>, archive: Reader) {
  const entry = await reportAt(path, archive);
  return entry && (await readReport(entry, archive));
}

function page(section: ReturnType<typeof html>, chosen: League): Promise<HttpResponse> {
  const { title, lead, league } = texts;
  const body = html`<h1>${title}</h1>
<p>${lead}</p>
<nav class="filters" aria-label="${league}"><ul>${leagues.map((each) => html`<li><a href="${comparePage({ league: each })}" aria-current="${String(each === chosen)}">${names.leagues[each]}</a></li>`)}</ul></nav>
${section}
<p class="links"><a href="/reports">${common.back}</a></p>`;
  return htmlResponse(200, { title, body, isWide: true });
}
