import { writeFileSync } from 'node:fs';
import { channels } from '#shared/domain/appeals/fact-data.ts';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import { dayMs, hourMs } from '#shared/domain/deadlines/time-zone.ts';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { analysedCycle } from '#shared/domain/satisfaction/analysed-cycle.ts';
import { analysisMethod } from '#shared/domain/satisfaction/method.ts';
import { analysisSnapshot } from '#shared/domain/satisfaction/snapshot.ts';
import { analysisTally } from '#shared/domain/satisfaction/tally.ts';
import type { Invitation } from '#shared/domain/surveys/invitation.ts';
import { analysisRules } from '#shared/region/analysis-rules.ts';
import { region } from '#shared/region/region.ts';

/*
 * One measurement in a process of its own, so that its memory is its own: `analyse <cycles>` counts made-up records and makes
 * the snapshot, `pass <cycles>` goes over the same and counts by body. A record is made when it is its turn, as it comes from
 * the index. Prints milliseconds, and the largest resident set.
 */
const [mode = '', count = '0'] = process.argv.slice(2);
const method = analysisMethod(analysisRules, region.method);
const period = periodOf('2026-10', region.timeZone, method.cutOffDays);
const names = {
  ...{ body: {}, sector: {}, category: {}, municipality: {}, channel: {}, days: {} },
  reason: {},
  whole: '',
};
const versions = { directory: '', calendar: '', policies: '', classifier: '' };

const start = performance.now();
const answers = mode === 'analyse' ? analyse() : pass();
const took = performance.now() - start;
writeFileSync(1, JSON.stringify({ took, peakMiB: process.resourceUsage().maxRSS / 1024, answers }));

function analyse(): number {
  const tally = analysisTally(method);
  for (const { record, invitation } of madeUp(Number(count))) {
    const cycle = analysedCycle(record, invitation, period);
    if (cycle) tally.add(cycle);
  }
  const head = { kind: 'satisfaction', subject: 'region', period: period.id, revision: 1, versions } as const;
  const facts = { count: Number(count), sha256: '' };
  const { whole } = analysisSnapshot({ head, period, tally, facts, method, methodSha256: '', names });
  return whole.answers?.mark.n ?? 0;
}

function pass(): number {
  const bodies = new Map<string, { cycles: number; asked: number; answers: number; marks: number }>();
  for (const { record, invitation } of madeUp(Number(count))) {
    const body = record.answeredBy ?? '';
    const own = bodies.get(body) ?? { cycles: 0, asked: 0, answers: 0, marks: 0 };
    bodies.set(body, own);
    own.cycles += 1;
    if (invitation?.outcome === 'delivered') own.asked += 1;
    const mark = record.ratings.at(-1)?.mark;
    if (mark === undefined) continue;
    own.answers += 1;
    own.marks += mark;
  }
  return [...bodies.values()].reduce((sum, { answers: own }) => sum + own, 0);
}

/** 100 bodies, 11 sectors of 8 categories, 20 municipalities; four of ten judged. */
function* madeUp(cycles: number): Generator<{ record: CycleRecord; invitation: Invitation | undefined }> {
  for (let index = 0; index < cycles; index += 1) {
    const turn = Math.imul(index + 1, 0x9e3779b1) >>> 0;
    const of = (kinds: number, shift: number) => (turn >>> shift) % kinds;
    const appealId = `7K2M${String(index).padStart(7, '0')}${appealShards[index % appealShards.length]}`;
    const answeredAt = period.from + of(31, 3) * dayMs + of(24, 7) * hourMs;
    const mark = 1 + of(5, 11);
    const rating = { at: answeredAt + dayMs, satisfied: mark >= 4, by: 'survey', mark } as const;
    const told = mark <= 3 ? ({ resolved: 'no', reasons: ['late'] } as const) : ({ resolved: 'yes' } as const);
    const record: CycleRecord = {
      ...{ appealId, cycle: 1, source: 'pos', sector: `sector-${of(11, 2)}`, category: `category-${of(8, 5)}` },
      ...{
        municipality: `place-${of(20, 9)}`,
        channel: channels[of(channels.length, 13)] ?? 'portal',
        policy: 'message',
      },
      ...{ clockStart: answeredAt - of(40, 4) * dayMs, dueAt: answeredAt + dayMs, answeredAt },
      ...{ answeredBy: `body-${of(100, 6)}`, ratings: of(10, 8) < 4 ? [{ ...rating, ...told }] : [] },
    };
    const outcome = of(10, 10) < 8 ? 'delivered' : 'unreachable';
    yield { record, invitation: of(10, 12) < 9 ? { appealId, cycle: 1, outcome, at: answeredAt } : undefined };
  }
}
