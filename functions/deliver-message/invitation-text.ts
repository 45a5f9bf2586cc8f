import { spokenAppealId } from '#shared/domain/appeals/identity.ts';
import { surveyTermMs } from '#shared/domain/surveys/survey.ts';
import texts from './texts.ru.json' with { type: 'json' };

const days = new Intl.NumberFormat('ru', { style: 'unit', unit: 'day', unitDisplay: 'long' });

/** What the citizen reads beside the link: the number and what it was about, so that the appeal is recognised. */
export function invitationText(appealId: string, categoryTitle: string | undefined): string {
  const values = {
    number: spokenAppealId(appealId),
    about: categoryTitle === undefined ? '' : texts.about.replace('{title}', () => categoryTitle),
    term: days.format(surveyTermMs / 86_400_000),
  };
  return texts.invitation.replace(/\{(number|about|term)\}/g, (_, name: keyof typeof values) => values[name]);
}
