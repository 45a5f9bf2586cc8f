import type { Instant } from '#shared/domain/appeals/fact.ts';
import { dayMs, hourMs } from '#shared/domain/deadlines/time-zone.ts';
import type { InvitationOutcome } from '#shared/domain/surveys/invitation.ts';
import { isSomethingWrong, type SurveyAnswer } from '#shared/domain/surveys/survey.ts';
import { reasonsFor } from '#shared/domain/surveys/survey-rules.ts';
import { surveyRules } from '#shared/region/survey-rules.ts';
import { replies } from './data.ts';
import type { Draw } from './draw.ts';
import type { Story } from './story.ts';

/** What became of the centre's own question about an answer. */
export interface MadeUpSurvey {
  readonly cycle: number;
  readonly sector: string;
  readonly category: string;
  readonly body: string;
  readonly answeredAt: Instant;
  readonly invitedAt: Instant;
  readonly outcome: InvitationOutcome;
  readonly answer?: (SurveyAnswer & { readonly at: Instant }) | undefined;
  /** When a person at the centre decided that the answer stands, where the citizen was not content, and why. */
  readonly declined?: { readonly at: Instant; readonly reason: string } | undefined;
}

/** Of those asked, who answers; people without a portal before them do so less. */
const willingness: Readonly<Partial<Record<Story['channel'], number>>> = {
  portal: 0.46,
  'federal-platform': 0.38,
  open311: 0.3,
  email: 0.26,
  messenger: 0.24,
  social: 0.2,
};

/**
 * Asks about an answer, as the centre would have. `liking` is the mark that such an answer usually gets. All draws are of a
 * stream of their own: the histories do not depend on surveys.
 */
export function tellSurvey(story: Story, cycle: number, answeredAt: Instant, liking: number): void {
  const { survey: draw, channel, sector, category, agency: body } = story;
  // Whoever writes on paper gets a letter.
  if (channel === 'paper') return;
  const outcome = draw.weighted<InvitationOutcome>([
    ['delivered', 87],
    ['unreachable', 5],
    ['opted-out', 3],
    ['too-often', 5],
  ]);
  const invitedAt = answeredAt + draw.int(2, 90) * 60_000;
  const about = { cycle, sector, category: category.id, body, answeredAt, invitedAt, outcome };
  const mark = Math.min(5, Math.max(1, Math.round(liking + 0.9 * draw.normal())));
  const isAnswered = draw.chance((willingness[channel] ?? 0) * (mark <= 2 ? 1.25 : 1));
  if (outcome !== 'delivered' || !isAnswered) {
    story.surveys.push(about);
    return;
  }
  const at = invitedAt + Math.round(draw.int(1, 60) * hourMs * draw.share()) + draw.int(8, 600) * 1000;
  const resolved = draw.weighted(resolvedBy(mark));
  const answer = {
    at,
    mark,
    resolved,
    reasons: isSomethingWrong({ mark, resolved }) ? reasonsOf(draw, sector) : [],
    mayContact: draw.chance(0.4),
  };
  const declined =
    mark <= 2 ? { at: at + dayMs + draw.int(0, 300) * 60_000, reason: draw.pick(replies.standing) } : undefined;
  story.surveys.push({ ...about, answer, declined });
}

function resolvedBy(mark: number): readonly (readonly [SurveyAnswer['resolved'], number])[] {
  const [yes, partly] = mark >= 4 ? [78, 16] : mark === 3 ? [30, 45] : [8, 27];
  return [
    ['yes', yes],
    ['partly', partly],
    ['no', 100 - yes - partly],
  ];
}

/** One or two, the first of the list more often; some people give none. */
function reasonsOf(draw: Draw, sector: string): string[] {
  const offered = reasonsFor(sector, surveyRules).map(({ id }, index) => [id, 1 / (1 + index)] as const);
  const count = draw.weighted([
    [0, 15],
    [1, 60],
    [2, 25],
  ] as const);
  return [...new Set(Array.from({ length: count }, () => draw.weighted(offered)))];
}
