import type { Language } from '#shared/domain/surveys/survey-rules.ts';
import type { Subject } from './pages/form-page.ts';
import type { Ports } from './ports.ts';
import type { KnownLink } from './read-link.ts';

/** What the form shows and offers to whoever has the link. */
export function subjectOf({ token, survey }: KnownLink, lang: Language, { titleOf, reasonsOf }: Ports): Subject {
  const { appealId, category, sector } = survey;
  return { token, lang, appealId, categoryTitle: titleOf(category), reasons: reasonsOf(sector) };
}
