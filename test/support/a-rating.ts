import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { remembered } from '#shared/domain/ratings/history.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { aReport } from './a-report.ts';
import { method as sample } from './komi.ts';
import { moscow } from './moscow.ts';

const league = 'municipal';
const versions = { directory: 'd1', calendar: 'c1', policies: 'p1', classifier: 'none' };
const dayMs = 86_400_000;
/** Intervals from few draws, for what does not look at them. */
const method = { ...sample, uncertainty: { ...sample.uncertainty, draws: 100 } };

/**
 * Two months of twenty bodies, `mun-00` … `mun-19`: the second as a report's content, the first as its history.
 * The first two bodies are not ranked (no cycle, one cycle), the next five have satisfaction of fewer than ten answers.
 */
export async function aRating(names: readonly string[] = []): Promise<ReportContent> {
  const bodies = Array.from({ length: 20 }, (_, index) => {
    const body = `mun-${String(index).padStart(2, '0')}`;
    return { body, name: names[index] ?? `Администрация ${body}` };
  });
  const report = (month: string, history?: ReportContent['history']) =>
    aReport({
      head: { kind: 'rating', league, period: month, revision: 1, versions },
      facts: bodies.flatMap(({ body }, index) => cyclesOf(body, index, month)),
      bodies: { version: 'd1', league, bodies },
      method,
      ...(history && { history }),
    });
  const before = await report('2026-09');
  const history = { periods: [remembered(before.snapshot)] };
  const { snapshot } = await report('2026-10', history);
  return { snapshot, method, history };
}

/** The later the body, the more cycles; how it fares depends on the month. */
function cyclesOf(body: string, index: number, month: string): RatingFact[] {
  const start = moscow(`${month}-01`);
  const pace = 3 + ((index * 7 + Number(month.slice(-2))) % 5);
  return Array.from({ length: index < 2 ? index : 2 * index - 1 }, (_, cycle): RatingFact => {
    const answeredAt = start + (1 + (cycle % (4 * pace))) * dayMs;
    return {
      appealId: `${body}-${String(cycle).padStart(3, '0')}`,
      cycle: 1,
      source: 'komi-demo',
      sector: cycle % 3 === 0 ? 'roads' : 'housing',
      category: cycle % 3 === 0 ? 'pits' : 'roof',
      channel: 'portal',
      policy: 'message-portal',
      clockStart: start,
      dueAt: start + 12 * dayMs,
      firstAnswerAt: answeredAt,
      answeredAt,
      resolution: cycle % 4 === 0 ? 'explained' : 'resolved',
      body,
      returnedAt: cycle % 6 === 5 ? answeredAt + dayMs : undefined,
      satisfied: cycle % pace !== 1,
      surveySeconds: cycle % 5 === 0 ? 3 : 40,
    };
  });
}
