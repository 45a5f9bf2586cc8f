import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { AppealKind, Channel } from '#shared/domain/appeals/fact-data.ts';
import { hourMs, isoDay, type LocalDay, localDay } from '#shared/domain/deadlines/time-zone.ts';
import { region } from '#shared/region/region.ts';
import { complaints, demonstration, places, type Temperament } from './data.ts';
import { type Draw, drawFrom, seedOf } from './draw.ts';

/** What is settled about an appeal before its history is told. */
export interface Plan {
  /** The body that it is for in the end. */
  readonly body: string;
  readonly temperament: Temperament;
  readonly municipality: string;
  /** `sector/category`. */
  readonly topic: string;
  readonly kind: AppealKind;
  readonly channel: Channel;
  readonly submittedAt: Instant;
  /** All further draws about this appeal, so that no history depends on another. */
  readonly draw: Draw;
  /** The same for what the citizen tells the centre's own survey. */
  readonly survey: Draw;
}

/** How many appeals of how many months are made up, and from which seed. */
export interface Order {
  readonly seed: number;
  readonly appeals: number;
  /** `2026-10`. */
  readonly months: readonly string[];
}

const channelsOfMessages = [
  ['federal-platform', 48],
  ['social', 20],
  ['portal', 18],
  ['messenger', 8],
  ['open311', 4],
  ['email', 2],
] as const;
const channelsOfAppeals = [
  ['federal-platform', 45],
  ['email', 25],
  ['paper', 25],
  ['portal', 5],
] as const;
const weightOfHour = [2, 1, 1, 0, 0, 1, 3, 6, 10, 12, 12, 11, 10, 10, 10, 9, 9, 9, 10, 11, 12, 10, 7, 4];

const topics = Object.entries(complaints).map(([topic, complaint]) => ({ topic, ...complaint }));
const municipalities = Object.entries(places.municipalities).map(([id, { weight }]) => [id, weight] as const);
const hours = weightOfHour.map((weight, hour) => [hour, weight] as const);

/** All appeals, in the order in which they are written. */
export function plansOf({ seed, appeals, months }: Order): Plan[] {
  const bodies = Object.entries(demonstration.bodies);
  const counts = apportion(
    appeals,
    bodies.map(([, { appeals: share }]) => share),
  );
  let index = 0;
  const plans = bodies.flatMap(([body, temperament], at) => {
    // Every month brings more than the one before.
    const perMonth = apportion(
      counts[at] ?? 0,
      months.map((_, rank) => 5 + rank),
    );
    return months.flatMap((month, rank) =>
      Array.from({ length: perMonth[rank] ?? 0 }, (_, slot) => {
        index += 1;
        return plan(body, temperament, month, slot, (of) => drawFrom(seedOf(seed + of, index)));
      }),
    );
  });
  return plans.sort((a, b) => a.submittedAt - b.submittedAt);
}

function plan(
  body: string,
  temperament: Temperament,
  month: string,
  slot: number,
  drawOf: (stream: number) => Draw,
): Plan {
  const draw = drawOf(0);
  const isMunicipal = body.startsWith('mun-');
  const surge = demonstration.surges.find((one) => one.body === body && one.from.startsWith(month));
  const isSurge = surge !== undefined && slot < surge.appeals;
  const day = isSurge ? localDay(surge.from) + draw.int(0, surge.days - 1) : dayIn(month, draw);
  const kind = draw.chance(isMunicipal ? 0.12 : 0.22) ? 'appeal' : 'message';
  const channel = draw.weighted<Channel>(kind === 'appeal' ? channelsOfAppeals : channelsOfMessages);
  return {
    body,
    temperament,
    municipality: isMunicipal ? body.slice('mun-'.length) : draw.weighted(municipalities),
    topic: isSurge ? surge.category : topicOf(temperament.profile, day, draw),
    kind,
    channel,
    submittedAt: region.timeZone.startOf(day) + timeOfDay(draw),
    draw,
    survey: drawOf(1_000_003),
  };
}

/** What people write to such a body about at that time of the year. */
export function topicOf(profile: string, day: LocalDay, draw: Draw): string {
  const month = Number(isoDay(day).slice(5, 7));
  const share = draw.weighted(Object.entries(demonstration.profiles[profile] ?? {}));
  return draw.weighted(
    topics.flatMap(({ topic, weight, months }) =>
      concerns(share, topic) && (months?.includes(month) ?? true) ? [[topic, weight] as const] : [],
    ),
  );
}

/** Whether a sector, or a category as `sector/category`, is the topic or holds it. */
export function concerns(sectorOrCategory: string, topic: string): boolean {
  return topic === sectorOrCategory || topic.startsWith(`${sectorOrCategory}/`);
}

/** The first day of `2026-10`, and how many it has. */
export function daysOf(month: string): { first: LocalDay; days: number } {
  const first = localDay(`${month}-01`);
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return { first, days };
}

/** Fewer on days off. */
function dayIn(month: string, draw: Draw): LocalDay {
  const { first, days } = daysOf(month);
  const day = first + draw.int(0, days - 1);
  return region.calendar.isWorking(day) || draw.chance(0.5) ? day : first + draw.int(0, days - 1);
}

/** When people write, in milliseconds of the day: hardly at night. */
export function timeOfDay(draw: Draw): number {
  const hour = draw.weighted(hours);
  return hour * hourMs + 1000 * draw.int(0, 3599);
}

/** Whole parts of a whole in the proportion of the weights; what rounding leaves goes to the largest remainders. */
function apportion(whole: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (whole * weight) / total);
  const parts = exact.map(Math.floor);
  const left = whole - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact.map((part, at) => ({ at, rest: part % 1 })).sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}
