import type { SurveyAnswer } from '#shared/domain/surveys/survey.ts';
import type { Language } from '#shared/domain/surveys/survey-rules.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { errorFields } from '#shared/lambda/log.ts';
import { seeOther } from '#shared/web/layout.ts';
import { readForm } from './answer-form.ts';
import { answerOrigin } from './answer-origin.ts';
import { isFromElsewhere } from './foreign-origin.ts';
import { invalidPage, notSavedPage } from './pages/form-page.ts';
import { noticePage } from './pages/notice-page.ts';
import type { Ports } from './ports.ts';
import { type Link, readLink } from './read-link.ts';
import { subjectOf } from './subject.ts';
import { inLanguage, languageOf } from './wording/language.ts';

export const maxBodyBytes = 16 * 1024;

/**
 * Keeps a citizen's answer, once. The same answer again leads to the same thanks, another one is told that there is one.
 * First the message that has `record-event` look for an answer, then the answer, then the citizen is told.
 */
export async function submitAnswer(request: HttpRequest, ports: Ports): Promise<HttpResponse> {
  const lang = languageOf(request);
  if (isFromElsewhere(request)) return noticePage('foreign', lang);
  if (request.body.length > maxBodyBytes) return noticePage('too-large', lang);
  const link = await readLink(request, ports);
  if (link.state === 'unknown') return noticePage('unknown', lang);

  const { tokenHash, appealId, cycle, sector } = link.survey;
  const form = readForm(request.body, ports.reasonsOf(sector));
  if (link.state !== 'open') return afterwards(link, form.valid ? form.answer : undefined, lang);
  const subject = subjectOf(link, lang, ports);
  if (!form.valid) return invalidPage(subject, form.input, form.wrong);

  try {
    const answer = { ...form.answer, ...(await answerOrigin(request, link.survey, ports)) };
    await ports.notices.announce(tokenHash);
    const outcome = await ports.surveys.answer(tokenHash, answer, request.receivedAt);
    if (outcome === 'kept') ports.log.info('RCC_SURVEY_ANSWERED', { appealId, cycle });
    // Another request was faster, or this one's own first attempt, whose confirmation was lost on the way.
    else return afterwards(await readLink(request, ports), form.answer, lang);
  } catch (error) {
    ports.log.error('RCC_SURVEY_ANSWER_NOT_KEPT', { appealId, cycle, ...errorFields(error) });
    return notSavedPage(subject, form.input);
  }
  return seeThanks(link.token, lang);
}

/** What is said when the survey is not open (any more) for this answer. */
function afterwards(
  link: Link,
  answer: SurveyAnswer | undefined,
  lang: Language,
): HttpResponse | Promise<HttpResponse> {
  if (link.state === 'open') return noticePage('unavailable', lang);
  if (link.state !== 'answered') return noticePage(link.state, lang);
  const isSame = answer !== undefined && link.survey.answer !== undefined && areSame(answer, link.survey.answer);
  return isSame ? seeThanks(link.token, lang) : noticePage('answered', lang);
}

function areSame(one: SurveyAnswer, other: SurveyAnswer): boolean {
  return (
    one.mark === other.mark &&
    one.resolved === other.resolved &&
    one.comment === other.comment &&
    one.mayContact === other.mayContact &&
    one.reasons.join() === other.reasons.join()
  );
}

function seeThanks(token: string, lang: Language): HttpResponse {
  return seeOther(inLanguage(`/s/${token}/thanks`, lang));
}
