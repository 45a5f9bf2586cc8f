import type { KnownEvent } from '#events/event.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { dayMs, hourMs } from '#shared/domain/deadlines/time-zone.ts';
import { region } from '#shared/region/region.ts';
import { tellCycle } from './cycle.ts';
import { type OfficeHours, officeHours } from './office-hours.ts';
import { daysOf, type Order, type Plan, plansOf } from './plan.ts';
import { type Story, stamp, storyOf } from './story.ts';
import { tellSubmission } from './submission.ts';
import type { MadeUpSurvey } from './survey.ts';

/** The source that all of it comes from. */
export const demonstrationSource = 'komi-demo';

/** What the demonstration shows: about 2,000 appeals of three months, told until 19 November 2026. */
export const demonstrationOrder: Order = { seed: 63, appeals: 2000, months: ['2026-08', '2026-09', '2026-10'] };

/** An appeal as its source would report it. */
export interface MadeUpHistory {
  readonly externalId: string;
  /** In the order in which they happened. */
  readonly events: KnownEvent[];
  /** What became of the centre's own questions about its answers. */
  readonly surveys: readonly MadeUpSurvey[];
}

/** Days after the last month in which things still happen. */
const afterlife = 18;

/**
 * Makes up the histories of an order, in the order of submission. The same order gives the same histories. Nothing happens
 * later than 18:00 of the 19th day after the last month.
 */
export function* madeUpHistories(order: Order = demonstrationOrder): Iterable<MadeUpHistory> {
  const plans = plansOf(order);
  const months = [...order.months].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return;
  const { first: lastMonth, days } = daysOf(last);
  const start = region.timeZone.startOf(daysOf(first).first);
  const end = region.timeZone.startOf(lastMonth + days + afterlife) + 18 * hourMs;
  const office = officeHours(start, end + 90 * dayMs, region.appealRules);

  let number = 100_000;
  for (const plan of plans) {
    number += 1;
    yield told(plan, String(number), end, office);
  }
}

function told(plan: Plan, externalId: string, end: Instant, office: OfficeHours): MadeUpHistory {
  const story = storyOf(plan, office);
  tellSubmission(story);
  let startedAt: Instant | undefined = plan.submittedAt;
  for (let cycle = 1; startedAt !== undefined; cycle += 1) startedAt = tellCycle(story, cycle, startedAt);
  return { externalId, events: inOrder(story, externalId, end), surveys: story.surveys };
}

/** Events by time, until the end, with the numbers that the source gives them. */
function inOrder({ events }: Story, externalId: string, end: Instant): KnownEvent[] {
  // One offset and one length: stamps compare as text.
  const last = stamp(end);
  const known = events.filter(({ timestamp }) => timestamp < last);
  known.sort((a, b) => (a.timestamp < b.timestamp ? -1 : Number(a.timestamp > b.timestamp)));
  known.forEach((event, index) => {
    Object.assign(event.data, { eventId: `${externalId}-${index + 1}`, externalId, sequence: index + 1 });
  });
  return known;
}
