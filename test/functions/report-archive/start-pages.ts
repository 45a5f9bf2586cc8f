import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type EarlierRating, remembered } from '#shared/domain/ratings/history.ts';
import type { RatingMethod } from '#shared/domain/ratings/method.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { type RatingId, ratingPath } from '#shared/domain/ratings/rating-path.ts';
import { makeReport, type Report } from '#shared/domain/ratings/report.ts';
import type { ReportHead } from '#shared/domain/ratings/snapshot.ts';
import { tallier } from '#shared/domain/ratings/tally.ts';
import type { Decision } from '#shared/domain/reports/archive.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import type { anAnalysis } from '#test/support/an-analysis.ts';
import { method as sample, termRules } from '#test/support/komi.ts';
import { aSigningKey, signedReport } from '#test/support/signed-report.ts';
import { startArchiveFunction } from './archive-function.ts';
import { browse } from './browse.ts';
import { type BodyDeeds, leagueFacts } from './league-facts.ts';

export interface Archived extends RatingId {
  readonly deeds: readonly BodyDeeds[];
  readonly names?: Readonly<Record<string, string>>;
  readonly earlier?: readonly Report[];
  readonly corrects?: Report;
  readonly reason?: string;
  readonly method?: RatingMethod;
  readonly state?: 'published' | 'proposed';
  readonly decision?: Decision;
}

const key = aSigningKey();
const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');

/** The archive behind its addresses, with a catalogue and a bucket of its own. */
export async function startPages() {
  const { handler, catalogue, files, stop } = await startArchiveFunction();

  return {
    async archive(archived: Archived): Promise<Report> {
      const { revision, reason, state = 'published', decision } = archived;
      const path = ratingPath(archived);
      const report = await reportOf(archived);
      await catalogue.reserve({ ...path, sourcesSha256: `${revision}`, reason });
      const written = signedReport(headOf(archived), report.files, key);
      for (const [name, bytes] of written) await files.write(path, name, bytes);
      await catalogue.finish(path, state, [...written.keys()], Date.parse('2026-11-11T00:00:05Z'));
      if (decision) await catalogue.decide(path, decision);
      return report;
    },
    /** Publishes the analysis of a month. */
    async archiveAnalysis({ head, files: contents }: ReturnType<typeof anAnalysis>): Promise<void> {
      const { kind, subject, period, revision } = head;
      const path = { kind, subject, period, revision };
      await catalogue.reserve({ ...path, sourcesSha256: `${revision}` });
      const written = signedReport(head, contents, key);
      for (const [name, bytes] of written) await files.write(path, name, bytes);
      await catalogue.finish(path, 'published', [...written.keys()], Date.parse('2026-11-11T01:00:05Z'));
    },
    get: browse(handler),
    stop,
  };
}

export type StartedPages = Awaited<ReturnType<typeof startPages>>;

/** As `fold-rating` makes it, with a file that stands for all that people download. */
async function reportOf(archived: Archived) {
  const { deeds, names = {}, earlier = [], corrects, method = sample, league, period: id } = archived;
  const period = periodOf(id, termRules.zone, method.cutOffDays);
  const facts = leagueFacts(period, deeds);
  const counted = tallier(period, method);
  for (const fact of facts) counted.add(fact);
  const memories = earlier.map(({ snapshot }): EarlierRating => remembered(snapshot));
  const bodies = deeds.map(({ body }) => ({ body, name: names[body] ?? body }));
  return makeReport(
    {
      head: headOf(archived),
      ...{ period, counted, method },
      facts: { count: facts.length, sha256: sha256('facts'), compressed: gzipSync('facts') },
      bodies: { version: 'b', league, bodies },
      history: { periods: memories, ...(corrects ? { corrects: remembered(corrects.snapshot) } : {}) },
    },
    {
      digest: sha256,
      generator: mersenneTwister,
      render: async () => new Map([['rating.xlsx', Buffer.from('a table')]]),
    },
  );
}

function headOf({ league, period, revision, reason }: Archived): ReportHead {
  const versions = { directory: 'd', calendar: 'c', policies: 'p', classifier: 'k' };
  return { kind: 'rating', league, period, revision, ...(reason ? { reason } : {}), versions };
}
