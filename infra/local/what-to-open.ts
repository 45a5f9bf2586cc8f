import * as z from 'zod';
import { leagues } from '#shared/domain/governance/directory.ts';
import { ratingKind } from '#shared/domain/ratings/rating-path.ts';
import { analysisKind } from '#shared/domain/satisfaction/snapshot-schema.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import type { Centre } from './centre.ts';
import { invitations } from './demonstration/invitations.ts';
import { demonstrationSource } from './demonstration/made-up-histories.ts';
import texts from './demonstration/texts.ru.json' with { type: 'json' };
import { runningCentre } from './replay/running-access.ts';

const reportsSchema = z.object({
  reports: z.array(z.object({ subject: z.enum(leagues), period: z.string(), page: z.string() })),
});
const analysesSchema = z.object({ reports: z.array(z.object({ period: z.string(), page: z.string() })) });

/** Lines for the terminal: the latest ratings, the archive, a survey, and how to send an event. */
export async function whatToOpen(centre: Centre, where: { stateDir: string; cdkOut: string }): Promise<string[]> {
  const { url, endpoints } = centre;
  const { open } = texts;
  const { reports } = reportsSchema.parse(await (await fetch(`${url}/v1/reports?kind=${ratingKind}`)).json());
  const latest = reports.filter(({ period }) => period === reports[0]?.period);
  const analyses = await (await fetch(`${url}/v1/reports?kind=${analysisKind}`)).json();
  const links = await invitations(endpoints.outbox);
  const access = await runningCentre({ ...where, source: demonstrationSource });
  const intake = access?.intake();

  return [
    ...latest.map(({ subject, period, page }) =>
      fill(open.rating, { month: periodName(period), league: texts.leagues[subject], url: `${url}${page}` }),
    ),
    ...analysesSchema
      .parse(analyses)
      .reports.slice(0, 1)
      .map(({ period, page }) => fill(open.analysis, { month: periodName(period), url: `${url}${page}` })),
    fill(open.archive, { url: `${url}/reports` }),
    ...links.slice(0, 1).map((link) => fill(open.survey, { url: link })),
    ...(intake
      ? [
          fill(open.webhook, { url: intake.url }),
          fill(open.sign, { source: demonstrationSource, key: intake.key.toString('base64') }),
          open.post,
        ]
      : []),
  ];
}
