import type { HttpRequest, HttpResponse, Operation } from '#shared/lambda/http.ts';
import { alwaysPage, headOf } from '#shared/web/page-operations.ts';
import type { routes } from './contract.ts';
import { inEvenTime } from './even-time.ts';
import { askOptOut, optOut } from './opt-out.ts';
import { noticePage } from './pages/notice-page.ts';
import type { Ports } from './ports.ts';
import { showForm } from './show-form.ts';
import { showThanks } from './show-thanks.ts';
import { submitAnswer } from './submit-answer.ts';
import { languageOf } from './wording/language.ts';

/** An operation for each route; whatever happens, a citizen gets a page in their language. */
export function surveyOperations(ports: Ports): Record<keyof typeof routes, Operation> {
  const always = alwaysPage(
    (request) => noticePage('unavailable', languageOf(request)),
    ports.log,
    'RCC_SURVEY_FAILED',
  );
  const page = (operation: (request: HttpRequest, ports: Ports) => Promise<HttpResponse>) =>
    inEvenTime(always((request) => operation(request, ports)));
  return {
    showForm: page(showForm),
    peekForm: headOf(page(showForm)),
    submitAnswer: page(submitAnswer),
    showThanks: page(showThanks),
    askOptOut: page(askOptOut),
    peekOptOut: headOf(page(askOptOut)),
    optOut: page(optOut),
  };
}
