import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { seeOther } from '#shared/web/layout.ts';
import { noticePage } from './pages/notice-page.ts';
import { optOutLink } from './pages/opt-out-page.ts';
import type { Ports } from './ports.ts';
import { readLink } from './read-link.ts';
import { inLanguage, languageOf } from './wording/language.ts';

/** Thanks whoever has answered, as often as the page is loaded; who has not is led to the form. */
export async function showThanks(request: HttpRequest, ports: Ports): Promise<HttpResponse> {
  const lang = languageOf(request);
  const link = await readLink(request, ports);
  if (link.state === 'answered') return noticePage('thanks', lang, { foot: optOutLink(link.token, lang) });
  return link.state === 'open' ? seeOther(inLanguage(`/s/${link.token}`, lang)) : noticePage(link.state, lang);
}
