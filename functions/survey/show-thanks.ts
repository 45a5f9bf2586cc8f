import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { seeOther } from '#shared/web/layout.ts';
import { noticePage } from './notice-page.ts';
import type { Ports } from './ports.ts';
import { readLink } from './read-link.ts';

/** Thanks whoever has answered, as often as the page is loaded; who has not is led to the form. */
export async function showThanks(request: HttpRequest, ports: Ports): Promise<HttpResponse> {
  const link = await readLink(request, ports);
  if (link.state === 'open') return seeOther(`/s/${link.token}`);
  return noticePage(link.state === 'answered' ? 'thanks' : link.state);
}
