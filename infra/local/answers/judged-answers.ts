import { toFact } from '#events/to-fact.ts';
import { citySource } from '#shared/channels/city-histories.ts';
import { inOrder } from '#shared/domain/appeals/fold.ts';
import { answerSigns } from '#shared/domain/remarks/answer-signs.ts';
import { type Remark, remarksOn } from '#shared/domain/remarks/remarks-on.ts';
import type { OutgoingHistory } from '../replay/histories.ts';

/** The first final answer of a cycle, and what the citizen did after it; figures, no words. */
export interface JudgedAnswer {
  readonly at: number;
  /** `silent`: neither came back nor confirmed. */
  readonly outcome: 'returned' | 'satisfied' | 'silent';
  readonly score: number;
  /** In the order of `answerSigns`. */
  readonly strengths: readonly number[];
  readonly answerLength: number;
  readonly questionLength: number;
}

/** The answers of a history whose cycles have ended, as the centre's own rules see them. */
export function judgedAnswers({ events }: Pick<OutgoingHistory, 'events'>): JudgedAnswer[] {
  const facts = inOrder(events.map((event) => toFact(citySource, event)));
  const remarks = new Map(remarksOn(facts).map((remark) => [remark.eventId, remark]));
  const judged: JudgedAnswer[] = [];
  let standing: { at: number; remark: Remark } | undefined;
  for (const { type, eventId, occurredAt, data } of facts) {
    const remark = remarks.get(eventId);
    if (type === 'appeal.answered' && remark) standing ??= { at: occurredAt, remark };
    if (type !== 'appeal.resubmitted' && type !== 'appeal.closed') continue;
    const silentOrNot = type === 'appeal.closed' && data.outcome === 'satisfied' ? 'satisfied' : 'silent';
    const outcome = type === 'appeal.resubmitted' ? 'returned' : silentOrNot;
    if (standing) judged.push(...figuresOf(standing.remark, { at: standing.at, outcome }));
    standing = undefined;
  }
  return judged;
}

function figuresOf({ answer, text }: Remark, base: Pick<JudgedAnswer, 'at' | 'outcome'>): JudgedAnswer[] {
  if (!answer) return [];
  const { score, signs, question } = answer;
  const strengths = answerSigns.map((sign) => signs.find((found) => found.sign === sign)?.strength ?? 0);
  return [{ ...base, score, strengths, answerLength: text.length, questionLength: question.length }];
}
