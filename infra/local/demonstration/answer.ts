import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Outcome, Resolution } from '#shared/domain/appeals/fact-data.ts';
import { dayMs } from '#shared/domain/deadlines/time-zone.ts';
import { region } from '#shared/region/region.ts';
import { demonstration, replies } from './data.ts';
import type { Draw } from './draw.ts';
import { timeOfDay } from './plan.ts';
import { type Story, spokenDay, stamp, unnumbered } from './story.ts';
import { tellSurvey } from './survey.ts';

type Answer = Resolution | 'empty';

const maxCycles = 3;
/** The mark that an answer of an ordinary body gets. */
const usualMark: Record<Answer, number> = { resolved: 4.5, explained: 3.7, declined: 2.6, redirected: 2.7, empty: 1.6 };

/** The final answer and what the citizen makes of it; the answer is the start of the next cycle, if there is one. */
export function tellAnswer(story: Story, number: number, answeredAt: Instant, isLate: boolean): Instant | undefined {
  const { draw, events, agency, office } = story;
  const answer = answerOf(story);
  const resolution =
    answer === 'empty' ? draw.pick(['explained', 'explained', 'resolved', 'declined'] as const) : answer;
  const data = { ...unnumbered, agency, text: textOf(story, answer, answeredAt), resolution };
  events.push({ type: 'appeal.answered', timestamp: stamp(answeredAt), data });
  if (draw.chance(0.04)) {
    const at = office.after(answeredAt, draw.int(9, 40));
    const text = textOf(story, 'supplement', at);
    events.push({ type: 'appeal.answered', timestamp: stamp(at), data: { ...unnumbered, agency, text, resolution } });
  }
  tellSurvey(story, number, answeredAt, likingOf(story, answer, isLate));
  return tellReaction(story, number, answeredAt, answer, isLate);
}

function answerOf({ draw, temperament: { quality } }: Story): Answer {
  if (draw.chance(0.4 * (1 - quality) ** 1.5)) return 'empty';
  return draw.weighted<Answer>([
    ['resolved', 36 + 24 * quality],
    ['explained', 40],
    ['declined', 7],
    ['redirected', 3],
  ]);
}

function textOf({ draw, words, sector, body }: Story, kind: Answer | 'supplement', at: Instant): string {
  const ministry = demonstration.ministries[sector] ?? body;
  const other = region.directory.nameOf(ministry === body ? 'exec-zhilnadzor' : ministry);
  return words.fill(draw.pick(replies[kind]), { other, day: spokenDay(at + 10 * dayMs) });
}

function tellReaction(story: Story, number: number, answeredAt: Instant, answer: Answer, isLate: boolean) {
  const { draw, channel, events } = story;
  if (answer === 'empty' && number < maxCycles && draw.chance(0.1)) {
    const reopenedAt = story.office.after(answeredAt, draw.int(4, 30));
    const data = { ...unnumbered, reason: draw.pick(replies.reopened), by: `operator-${draw.int(1, 9)}` };
    events.push({ type: 'appeal.reopened', timestamp: stamp(reopenedAt), data });
    return reopenedAt;
  }
  const marks = channel === 'paper' ? 0 : channel === 'portal' || channel === 'federal-platform' ? 0.45 : 0.25;
  const mark = draw.chance(marks) ? markOf(story, answer, isLate) : undefined;
  const reactedAt = reactionAfter(answeredAt, draw);
  if (mark !== undefined) tellMark(story, mark, reactedAt);

  const isUnhappy = mark === undefined ? draw.chance(answer === 'empty' ? 0.12 : 0.02) : mark <= 2 && draw.chance(0.5);
  if (isUnhappy && number < maxCycles) {
    const returnedAt = reactedAt + draw.int(2, 30) * 60_000;
    const text = story.words.fill(draw.pick(replies.resubmitted), { complaint: 'Прошу вернуться к вопросу.' });
    events.push({ type: 'appeal.resubmitted', timestamp: stamp(returnedAt), data: { ...unnumbered, text } });
    return returnedAt;
  }
  tellClosing(story, answer, answeredAt, reactedAt, mark);
  return undefined;
}

/** Within four days, at an hour at which people write. */
function reactionAfter(answeredAt: Instant, draw: Draw): Instant {
  const { zone } = region.appealRules;
  const at = zone.startOf(zone.dayOf(answeredAt) + draw.int(0, 4)) + timeOfDay(draw);
  return at > answeredAt ? at : answeredAt + draw.int(600, 7200) * 1000;
}

function markOf(story: Story, answer: Answer, isLate: boolean): number {
  return Math.min(5, Math.max(1, Math.round(likingOf(story, answer, isLate) + 0.9 * story.draw.normal())));
}

function likingOf({ temperament }: Story, answer: Answer, isLate: boolean): number {
  return usualMark[answer] + 1.5 * (temperament.quality - 0.6) - (isLate ? 0.8 : 0);
}

/** Portals ask for a yes or no, the others for a mark. */
function tellMark({ draw, channel, events }: Story, mark: number, at: Instant): void {
  const remark = mark >= 4 ? replies.praise : replies.blame;
  const comment = mark !== 3 && draw.chance(0.3) ? { comment: draw.pick(remark) } : {};
  const resolved = draw.chance(0.5) ? { resolved: (['no', 'no', 'partly', 'yes', 'yes'] as const)[mark - 1] } : {};
  const verdict = channel === 'portal' ? { satisfied: mark >= 4 } : { mark };
  events.push({
    type: 'appeal.rated',
    timestamp: stamp(at),
    data: { ...unnumbered, ...verdict, ...resolved, ...comment, by: 'source' },
  });
}

function tellClosing(
  { draw, events }: Story,
  answer: Answer,
  answeredAt: Instant,
  reactedAt: Instant,
  mark: number | undefined,
): void {
  const close = (at: Instant, outcome: Outcome) =>
    events.push({ type: 'appeal.closed', timestamp: stamp(at), data: { ...unnumbered, outcome } });
  if (mark !== undefined && mark >= 4) {
    if (draw.chance(0.8)) close(reactedAt + 1000, 'satisfied');
  } else if (answer === 'resolved' && draw.chance(0.1)) {
    const at = answeredAt + 5 * dayMs;
    const data = { ...unnumbered, text: 'Осмотрено на месте: работы выполнены.', by: 'inspector-1' };
    events.push({ type: 'appeal.noted', timestamp: stamp(at), data });
    close(at + 60_000, 'inspected');
  } else if (draw.chance(0.75)) {
    close(answeredAt + 10 * dayMs, 'silent');
  }
}
