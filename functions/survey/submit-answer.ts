import type { SurveyAnswer } from '#shared/domain/surveys/survey.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { errorFields } from '#shared/lambda/log.ts';
import { seeOther } from '#shared/web/layout.ts';
import { readForm } from './answer-form.ts';
import { invalidPage, notSavedPage } from './form-page.ts';
import { noticePage } from './notice-page.ts';
import type { Ports } from './ports.ts';
import { type Link, readLink } from './read-link.ts';

const maxBodyBytes = 16 * 1024;

/**
 * Keeps a citizen's answer, once. The same answer again leads to the same thanks, another one is told that there is one.
 * First the message that has `record-event` look for an answer, then the answer, then the citizen is told.
 */
export async function submitAnswer(request: HttpRequest, ports: Ports): Promise<HttpResponse> {
  if (request.body.length > maxBodyBytes) return noticePage('too-large');
  const link = await readLink(request, ports);
  const form = readForm(request.body);
  if (link.state !== 'open') return afterwards(link, form.valid ? form.answer : undefined);

  const { tokenHash, appealId, category, cycle } = link.survey;
  const subject = { appealId, categoryTitle: ports.titleOf(category) };
  if (!form.valid) return invalidPage(subject, form.input, form.wrong);

  try {
    await ports.notices.announce(tokenHash);
    const outcome = await ports.surveys.answer(tokenHash, form.answer, request.receivedAt);
    if (outcome === 'kept') ports.log.info('RCC_SURVEY_ANSWERED', { appealId, cycle });
    // Another request was faster, or this one's own first attempt, whose confirmation was lost on the way.
    else return afterwards(await readLink(request, ports), form.answer);
  } catch (error) {
    ports.log.error('RCC_SURVEY_ANSWER_NOT_KEPT', { appealId, cycle, ...errorFields(error) });
    return notSavedPage(subject, form.input);
  }
  return seeOther(thanks(link.token));
}

/** What is said when the survey is not open (any more) for this answer. */
function afterwards(link: Link, answer: SurveyAnswer | undefined): HttpResponse | Promise<HttpResponse> {
  if (link.state === 'open') return noticePage('unavailable');
  if (link.state !== 'answered') return noticePage(link.state);
  const isSame = answer !== undefined && link.survey.answer !== undefined && areSame(answer, link.survey.answer);
  return isSame ? seeOther(thanks(link.token)) : noticePage('answered');
}

function areSame(one: SurveyAnswer, other: SurveyAnswer): boolean {
  return one.mark === other.mark && one.resolved === other.resolved && one.comment === other.comment;
}

function thanks(token: string): string {
  return `/s/${token}/thanks`;
}
