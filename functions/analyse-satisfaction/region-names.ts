import type { AnalysisMethod } from '#shared/domain/satisfaction/method.ts';
import type { AnalysisNames } from '#shared/domain/satisfaction/names.ts';
import { unknownId } from '#shared/domain/satisfaction/tally.ts';
import type { SurveyRules } from '#shared/domain/surveys/survey-rules.ts';
import type { Region } from '#shared/region/region.ts';
import channels from '#shared/reports/channel-titles.ru.json' with { type: 'json' };
import { fill } from '#shared/web/wording.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** What the region calls its bodies, sectors and the rest; `bodies` are those that have cycles. */
export function regionNames(
  bodies: readonly string[],
  { directory, catalogue, municipalities }: Pick<Region, 'directory' | 'catalogue' | 'municipalities'>,
  { dayBands }: Pick<AnalysisMethod, 'dayBands'>,
  { reasons }: Pick<SurveyRules, 'reasons'>,
): AnalysisNames {
  const nameOf = (body: string) => (body === unknownId ? texts.unknownBody : directory.nameOf(body));
  return {
    body: Object.fromEntries(bodies.map((body) => [body, nameOf(body)])),
    sector: Object.fromEntries(catalogue.sectors.map(({ id, title }) => [id, title])),
    category: Object.fromEntries(
      catalogue.sectors.flatMap(({ id: sector, title, categories }) =>
        categories.map(({ id, title: own }) => [
          `${sector}/${id}`,
          `${title}: ${id === 'other' ? texts.otherCategory : own}`,
        ]),
      ),
    ),
    municipality: {
      ...Object.fromEntries(municipalities.map(({ id, name }) => [id, name])),
      [unknownId]: texts.unknownMunicipality,
    },
    channel: channels,
    days: Object.fromEntries(
      [...dayBands, undefined].map((to, band) => [String(band), bandName(dayBands[band - 1], to)]),
    ),
    reason: Object.fromEntries(reasons.map(({ id, title }) => [id, title.ru])),
    whole: texts.whole,
  };
}

function bandName(from: number | undefined, to: number | undefined): string {
  const { first, between, last } = texts.days;
  if (from === undefined) return fill(first, { to: to ?? 0 });
  return to === undefined ? fill(last, { from }) : fill(between, { from, to });
}
