import type { KnownEvent } from '#events/event.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Category } from '#shared/domain/classification/catalogue.ts';
import type { TermPolicy } from '#shared/domain/deadlines/policy.ts';
import { hourMs } from '#shared/domain/deadlines/time-zone.ts';
import { region } from '#shared/region/region.ts';
import type { OfficeHours } from './office-hours.ts';
import { concerns, type Plan } from './plan.ts';
import type { MadeUpSurvey } from './survey.ts';
import { type Wording, wordingOf } from './wording.ts';

/** An appeal whose history is being told. */
export interface Story extends Plan {
  readonly sector: string;
  readonly category: Category;
  readonly policy: TermPolicy;
  /** The body itself or its subordinate organisation: who works on it. */
  readonly agency: string;
  readonly words: Wording;
  readonly office: OfficeHours;
  /** Not yet in order, and without ids. */
  readonly events: KnownEvent[];
  /** What became of the centre's own questions, in the order of cycles. */
  readonly surveys: MadeUpSurvey[];
}

/** Ids of events that have none yet: they are numbered when the history is complete. */
export const unnumbered = { eventId: '', externalId: '' };

/** Begins the story of a plan. */
export function storyOf(plan: Plan, office: OfficeHours): Story {
  const [sector = '', category = ''] = plan.topic.split('/');
  const place = region.placeOf({ sector, category });
  if (!place) throw new RangeError(`${plan.topic} is not in the catalogue`);
  return {
    ...plan,
    sector,
    category: place.category,
    policy: region.policyFor(plan),
    agency: agencyOf(plan),
    words: wordingOf(plan.topic, plan.municipality, plan.draw),
    office,
    events: [],
    surveys: [],
  };
}

/** The body itself, or now and then the subordinate organisation whose matter it is. */
function agencyOf({ body, topic, municipality, temperament, draw }: Plan): string {
  const competent = temperament.subordinates.find(
    ({ topics, municipality: own }) =>
      topics.some((one) => concerns(one, topic)) && (own === undefined || own === municipality),
  );
  return competent && draw.chance(0.4) ? competent.id : body;
}

/** An instant with the region's offset, whole seconds: `2026-10-05T11:02:33+03:00`. */
export function stamp(at: Instant): string {
  const offset = region.timeZone.offsetAt(at);
  const hours = Math.abs(offset) / hourMs;
  const zone = `${offset < 0 ? '-' : '+'}${String(Math.floor(hours)).padStart(2, '0')}:${String((hours % 1) * 60).padStart(2, '0')}`;
  return `${new Date(at + offset).toISOString().slice(0, 19)}${zone}`;
}

/** «5 октября» of an instant. */
export function spokenDay(at: Instant): string {
  return dayFormat.format(at);
}

const dayFormat = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', timeZone: region.timeZone.name });
