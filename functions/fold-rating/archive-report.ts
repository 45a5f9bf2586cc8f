import type { League } from '#shared/domain/governance/directory.ts';
import type { Period } from '#shared/domain/ratings/period.ts';
import { type ArchivedRating, ratingKind, ratingsOf } from '#shared/domain/ratings/rating-path.ts';
import { jsonFile, makeReport, type ReportInputs, type ReportTools } from '#shared/domain/ratings/report.ts';
import type { LeagueBodies, ReportHead } from '#shared/domain/ratings/snapshot.ts';
import type { StoredBytes } from '#shared/domain/reports/archive.ts';
import { archiveRevision, type RevisionPorts } from '#shared/domain/reports/archive-revision.ts';
import type { Region } from '#shared/region/region.ts';
import { reportHistory } from './report-history.ts';

export interface ArchivePorts extends ReportTools, RevisionPorts {
  readonly region: Region;
}

interface Rated extends Pick<ReportInputs<StoredBytes>, 'period' | 'counted' | 'facts'> {
  readonly league: League;
  /** Of the person who asked for a new revision. */
  readonly reason?: string | undefined;
  /** The reason of a revision that nobody asked for. */
  readonly lateFacts: string;
  /** When the run began, UTC milliseconds. */
  readonly startedAt: number;
}

/** Archives a revision of the rating, unless the last one was made from the same facts. */
export async function archiveReport(rated: Rated, ports: ArchivePorts): Promise<ArchivedRating> {
  const { league, period, counted, facts, reason, lateFacts, startedAt } = rated;
  const { region, digest } = ports;
  const { method, versions } = region;
  const bodies = leagueBodies(league, period, region);
  const { revision, outcome } = await archiveRevision(
    {
      series: ratingsOf(league),
      period: period.id,
      sourcesSha256: digest(jsonFile({ facts: facts.sha256, method, bodies })),
      ...{ reason, lateFacts, startedAt },
      async make(own) {
        const head: ReportHead = { kind: ratingKind, league, period: period.id, ...own, versions };
        const history = await reportHistory(league, period.id, ports);
        const { files } = await makeReport({ head, period, counted, facts, method, bodies, history }, ports);
        return { head, contents: files };
      },
    },
    ports,
  );
  return { league, period: period.id, revision, outcome };
}

function leagueBodies(league: League, period: Period, { directory, timeZone }: Region): LeagueBodies {
  const firstDay = new Date(timeZone.dayOf(period.from) * 86_400_000).toISOString().slice(0, 10);
  const bodies = directory.bodiesOf(league, firstDay).map((body) => ({ body, name: directory.nameOf(body) }));
  return { version: directory.version, league, bodies };
}
