import type { FoldRules } from '#shared/domain/appeals/fold.ts';
import { catalogueSchema, placesOf } from '#shared/domain/classification/catalogue.ts';
import { policiesSchema, type TermPolicy } from '#shared/domain/deadlines/policy.ts';
import type { TermRules } from '#shared/domain/deadlines/term.ts';
import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import type { WarningRules } from '#shared/domain/deadlines/warning.ts';
import { calendarDataSchema, workingCalendar } from '#shared/domain/deadlines/working-calendar.ts';
import { workingHoursSchema } from '#shared/domain/deadlines/working-hours.ts';
import { workingTime } from '#shared/domain/deadlines/working-time.ts';
import { methodSchema } from '#shared/domain/ratings/method.ts';
import methodData from '#shared/region/komi/method.json' with { type: 'json' };
import policiesData from '#shared/region/komi/policies.json' with { type: 'json' };
import regionData from '#shared/region/komi/region.json' with { type: 'json' };
import calendarJson from '#shared/region/russia/working-calendar.json' with { type: 'json' };

/* The region's shipped data as the domain takes it, and a catalogue small enough to see through. */

export const calendarData = calendarDataSchema.parse(calendarJson);
export const { policies, warnings } = policiesSchema.parse(policiesData);
export const method = methodSchema.parse(methodData);

export const workingHours = workingHoursSchema.parse(regionData.workingHours);

/** The rules of terms in a zone, with days off of the region's own. */
export function termRulesIn(name: string, daysOff: readonly string[] = []): TermRules {
  const [zone, calendar] = [timeZone(name), workingCalendar(calendarData, daysOff)];
  return { zone, calendar, workingTime: workingTime(workingHours, calendar, zone) };
}

export const termRules = termRulesIn('Europe/Moscow');
export const warningRules: WarningRules = { ...termRules, warnings };

const catalogue = catalogueSchema.parse({
  version: 'test',
  sample: true,
  sectors: [
    {
      id: 'housing',
      title: 'ЖКХ',
      categories: [
        { id: 'roof', title: 'Кровля' },
        { id: 'heating', title: 'Отопление', fastTrack: true },
        { id: 'other', title: 'Прочие', isOther: true },
      ],
    },
    {
      id: 'roads',
      title: 'Дороги',
      categories: [
        { id: 'pits', title: 'Ямы', term: { count: 5, unit: 'working-days' } },
        { id: 'signs', title: 'Знаки', fastTrack: true, term: { count: 5, unit: 'working-days' } },
        { id: 'other', title: 'Прочие', isOther: true },
      ],
    },
  ],
});

export function policy(id: string): TermPolicy {
  const found = policies.find((one) => one.id === id);
  if (!found) throw new RangeError(`no policy ${id}`);
  return found;
}

export const foldRules: FoldRules = {
  ...termRules,
  placeOf: placesOf(catalogue),
  minRoutedConfidence: 0.5,
  policyFor({ kind, channel }) {
    if (kind === 'appeal') return policy('appeal-59fz');
    if (channel === 'portal') return policy('message-portal');
    return policy(channel === 'social' || channel === 'messenger' ? 'message-social' : 'message-platform');
  },
};
