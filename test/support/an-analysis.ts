import { gzipSync } from 'node:zlib';
import { compareFacts } from '#shared/domain/ratings/fact-line.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import type { AnalysedCycle } from '#shared/domain/satisfaction/analysed-cycle.ts';
import { analysedLine } from '#shared/domain/satisfaction/analysed-line.ts';
import type { AnalysisNames } from '#shared/domain/satisfaction/names.ts';
import { makeAnalysis } from '#shared/domain/satisfaction/report.ts';
import type { AnalysisHead, AnalysisHistory } from '#shared/domain/satisfaction/snapshot-schema.ts';
import { analysisTally } from '#shared/domain/satisfaction/tally.ts';
import { renderAnalysis } from '#shared/reports/satisfaction/render-analysis.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { sha256 } from './a-report.ts';
import { aMethod, anAnalysedCycle, someNames } from './an-analysed-cycle.ts';
import { termRules } from './komi.ts';
import { moscow } from './moscow.ts';

interface Ingredients {
  readonly period?: string;
  readonly revision?: number;
  readonly history?: AnalysisHistory;
  readonly names?: AnalysisNames;
}

/** A report as `analyse-satisfaction` makes it of these cycles. */
export function anAnalysis(cycles: readonly AnalysedCycle[], ingredients: Ingredients = {}) {
  const { period: id = '2026-10', revision = 1, history = { periods: [] }, names = someNames } = ingredients;
  const versions = { directory: 'd', calendar: 'c', policies: 'p', classifier: 'k' };
  const head: AnalysisHead = { kind: 'satisfaction', subject: 'region', period: id, revision, versions };
  const period = periodOf(id, termRules.zone, aMethod.cutOffDays);
  const tally = analysisTally(aMethod);
  for (const cycle of cycles) tally.add(cycle);
  const lines = [...cycles].sort(compareFacts).map(analysedLine).join('');
  const facts = { count: cycles.length, sha256: sha256(lines), compressed: gzipSync(lines, { level: 9 }) };
  const made = makeAnalysis(
    { head, period, tally, facts, method: aMethod, names, history },
    {
      digest: sha256,
      render: renderAnalysis,
    },
  );
  return { head, ...made };
}

const sectors = ['housing', 'roads', 'health', 'social'] as const;
const channels = ['federal-platform', 'portal', 'social', 'paper'] as const;

/** So many cycles as a month may have them: paper is never judged, late answers are liked less. The same each time. */
export function someJudgedCycles(count = 260): AnalysedCycle[] {
  const uniform = mersenneTwister('00000063');
  const pick = <T>(items: readonly [T, ...T[]]): T => items[Math.floor(uniform() ** 1.6 * items.length)] ?? items[0];
  return Array.from({ length: count }, (_, index): AnalysedCycle => {
    const [sector, channel] = [pick(sectors), pick(channels)];
    const hours = Math.floor(uniform() ** 2 * 900);
    const municipality = pick(['ukhta', 'usinsk', 'inta', 'izhma']);
    const kind = {
      ...{ appealId: `7K2M04Q${String(index).padStart(5, '0')}`, sector, channel, municipality },
      ...{
        category: pick(['roof', 'heating', 'yard']),
        body: sector === 'housing' ? `mun-${municipality}` : `exec-${sector}`,
      },
      ...{ clockStart: moscow('2026-10-01'), answeredAt: moscow('2026-10-01') + Math.min(hours, 740) * 3_600_000 },
    };
    if (channel === 'paper') return anAnalysedCycle({ ...kind, asking: 'unreachable' });
    const isJudged = uniform() < (channel === 'portal' ? 0.6 : 0.35);
    if (!isJudged) return anAnalysedCycle({ ...kind, asking: pick(['asked', 'not-asked', 'too-often', 'opted-out']) });
    const mark = Math.max(1, Math.min(5, Math.round(5.4 - hours / 250 - 2 * uniform())));
    const resolved = mark >= 4 ? 'yes' : mark === 3 ? 'partly' : 'no';
    const reasons = mark >= 4 ? [] : pick([['late'], ['rude', 'late'], []]);
    return anAnalysedCycle({ ...kind, asking: 'asked', answer: { mark, resolved, reasons, flags: [] } });
  });
}
