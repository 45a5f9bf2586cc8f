import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { formPage } from './pages/form-page.ts';
import { noticePage } from './pages/notice-page.ts';
import type { Ports } from './ports.ts';
import { readLink } from './read-link.ts';
import { subjectOf } from './subject.ts';
import { languageOf } from './wording/language.ts';

/** Shows the form and writes nothing, however often a mail scanner opens the link. */
export async function showForm(request: HttpRequest, ports: Ports): Promise<HttpResponse> {
  const lang = languageOf(request);
  const link = await readLink(request, ports);
  return link.state === 'open' ? formPage(subjectOf(link, lang, ports)) : noticePage(link.state, lang);
}
