import { sha256Of } from '#infra/local/verification/check-files.ts';
import { countFacts } from '#infra/local/verification/count-facts.ts';
import { ratingFormat } from '#infra/local/verification/facts-formats.ts';
import { firstDifference } from '#infra/local/verification/first-difference.ts';
import { readJson } from '#infra/local/verification/read-json.ts';
import { DifferenceFound } from '#infra/local/verification/verdict.ts';
import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { compareMethods, type MethodComparison } from '#shared/domain/ratings/compare-methods.ts';
import { ratingHistorySchema } from '#shared/domain/ratings/history.ts';
import { methodSchema, type RatingMethod } from '#shared/domain/ratings/method.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { type Obstacle, obstacleToRecount } from '#shared/domain/ratings/recountable.ts';
import { fileNames, jsonFile } from '#shared/domain/ratings/report.ts';
import { leagueBodiesSchema, type ReportHead, snapshotOf } from '#shared/domain/ratings/snapshot.ts';
import { tallier } from '#shared/domain/ratings/tally.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import type { ArchivedReport } from './archived-report.ts';

/** What another method makes of the facts of a published report. */
export interface Trial extends MethodComparison {
  readonly head: ReportHead;
  readonly facts: number;
  readonly published: RatingMethod;
  readonly tried: RatingMethod;
}

/** The archived facts do not say what the method asks for. */
export class MethodUnfit extends Error {
  override readonly name = 'MethodUnfit';
  readonly obstacle: Obstacle;
  readonly head: ReportHead;
  readonly published: RatingMethod;
  readonly tried: RatingMethod;

  constructor(obstacle: Obstacle, { head, published, tried }: Pick<Trial, 'head' | 'published' | 'tried'>) {
    super(obstacle);
    this.obstacle = obstacle;
    this.head = head;
    this.published = published;
    this.tried = tried;
  }
}

/**
 * Counts the facts of a report by its own method and by another. The figures of the other are those that its publication
 * would have. Throws `MethodUnfit`, and `DifferenceFound` where the report is not what its own facts make: nothing could be
 * said about it then.
 */
export function tryMethod({ head, files }: ArchivedReport, tried: RatingMethod): Trial {
  const bytesOf = (file: string) => files.get(file) ?? new Uint8Array();
  const published = readJson(fileNames.method, bytesOf(fileNames.method), methodSchema);
  const bodies = readJson(fileNames.bodies, bytesOf(fileNames.bodies), leagueBodiesSchema);
  const history = readJson(fileNames.history, bytesOf(fileNames.history), ratingHistorySchema);
  const obstacle = obstacleToRecount(head, published, tried);
  if (obstacle) throw new MethodUnfit(obstacle, { head, published, tried });

  // The same instants for both methods, or there would be an obstacle.
  const period = periodOf(head.period, timeZone(published.timeZone), published.cutOffDays);
  const counts = { published: tallier(period, published), tried: tallier(period, tried) };
  const facts = countFacts(bytesOf(fileNames.facts), ratingFormat, (fact) => {
    counts.published.add(fact);
    counts.tried.add(fact);
  });
  const snapshotBy = (method: RatingMethod, counted: typeof counts.tried) => {
    const { count, sha256 } = facts;
    const inputs = { head, period, counted, facts: { count, sha256 }, method, bodies, history };
    return snapshotOf({
      ...inputs,
      methodSha256: sha256Of(jsonFile(method)),
      digest: sha256Of,
      generator: mersenneTwister,
    });
  };
  const before = snapshotBy(published, counts.published);
  const difference = firstDifference(fileNames.snapshot, bytesOf(fileNames.snapshot), before);
  if (difference) throw new DifferenceFound(difference);
  const after = snapshotBy(tried, counts.tried);
  const comparison = compareMethods(
    { method: published, tallies: counts.published.tallies(), league: before },
    { method: tried, tallies: counts.tried.tallies(), league: after },
  );
  return { head, facts: facts.count, published, tried, ...comparison };
}
