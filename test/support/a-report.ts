import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { factsFile } from '#shared/domain/ratings/fact-line.ts';
import type { RatingHistory } from '#shared/domain/ratings/history.ts';
import type { RatingMethod } from '#shared/domain/ratings/method.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { makeReport, type Report } from '#shared/domain/ratings/report.ts';
import type { LeagueBodies, ReportHead } from '#shared/domain/ratings/snapshot.ts';
import { tallier } from '#shared/domain/ratings/tally.ts';
import { renderRating } from '#shared/reports/rating/render-rating.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { method as sample, termRules } from './komi.ts';

interface Ingredients {
  readonly head: ReportHead;
  readonly facts: readonly RatingFact[];
  readonly bodies: LeagueBodies;
  readonly method?: RatingMethod;
  readonly history?: RatingHistory;
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A report as `fold-rating` makes it of these facts. */
export async function aReport({ head, facts, bodies, method = sample, history }: Ingredients): Promise<Report> {
  const period = periodOf(head.period, termRules.zone, method.cutOffDays);
  const counted = tallier(period, method);
  for (const fact of facts) counted.add(fact);
  const lines = factsFile(facts);
  const compressed = gzipSync(lines, { level: 9 });
  return await makeReport(
    {
      ...{ head, period, counted, method, bodies },
      facts: { count: facts.length, sha256: sha256(lines), compressed },
      history: history ?? { periods: [] },
    },
    { digest: sha256, generator: mersenneTwister, render: renderRating },
  );
}
