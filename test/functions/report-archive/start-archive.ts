import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import trigger from '#events/triggers/report-archive.json' with { type: 'json' };
import { routes } from '#functions/report-archive/contract.ts';
import type { League } from '#shared/domain/governance/directory.ts';
import { factAt } from '#shared/domain/ratings/fact.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { ratingPath } from '#shared/domain/ratings/rating-path.ts';
import { region } from '#shared/region/region.ts';
import { aCycleRecord } from '#test/support/a-cycle-record.ts';
import { aReport, sha256 } from '#test/support/a-report.ts';
import { aSigningKey, signedReport } from '#test/support/signed-report.ts';
import { startArchiveFunction } from './archive-function.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** The function with a catalogue and a bucket of its own. */
export async function startArchive() {
  const { log, handler, catalogue, files, stop } = await startArchiveFunction();
  const key = aSigningKey();

  return {
    log,
    catalogue,
    /** Archives a report as `fold-rating` does. */
    async aReport(league: League, month: string, revision: number, bodies: readonly string[]) {
      const period = periodOf(month, region.timeZone, region.method.cutOffDays);
      const facts = bodies.flatMap((body, index) =>
        [1, 2, 3].map((cycle) => {
          const at = period.from + (index * 3 + cycle) * 3_600_000;
          const record = aCycleRecord({ appealId: `APPEAL${index}`, cycle, responsibleAtDue: body, answeredBy: body });
          return factAt(
            { ...record, clockStart: at, dueAt: at + 7_200_000, answeredAt: at + 3_600_000 },
            period.cutOff,
          );
        }),
      );
      const id = { league, period: month, revision };
      const path = ratingPath(id);
      const head = { kind: 'rating', ...id, versions: region.versions } as const;
      const report = await aReport({
        head,
        facts,
        bodies: { version: 'b', league, bodies: bodies.map((body) => ({ body, name: `Орган <${body}>` })) },
      });
      const all = signedReport(head, report.files, key);
      await catalogue.reserve({ ...path, sourcesSha256: sha256(`${revision}`) });
      for (const [name, bytes] of all) await files.write(path, name, bytes);
      await catalogue.finish(path, 'published', [...all.keys()], Date.parse('2026-11-11T00:00:05Z'));
      return report;
    },
    async request(
      route: keyof typeof routes,
      pathParameters: Record<string, string> = {},
      queryStringParameters: Record<string, string> = {},
    ): Promise<Answer> {
      const event = { ...trigger, routeKey: routes[route], pathParameters, queryStringParameters };
      const result = (await handler(event as never, {} as Context)) as APIGatewayProxyStructuredResultV2;
      return { status: result.statusCode ?? 0, headers: result.headers ?? {}, body: result.body ?? '' };
    },
    stop,
  };
}

export type StartedArchive = Awaited<ReturnType<typeof startArchive>>;
