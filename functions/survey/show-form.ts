import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { formPage } from './form-page.ts';
import { noticePage } from './notice-page.ts';
import type { Ports } from './ports.ts';
import { readLink } from './read-link.ts';

/** Shows the form and writes nothing, however often a mail scanner opens the link. */
export async function showForm(request: HttpRequest, ports: Ports): Promise<HttpResponse> {
  const link = await readLink(request, ports);
  if (link.state !== 'open') return noticePage(link.state);
  const { appealId, category } = link.survey;
  return formPage({ appealId, categoryTitle: ports.titleOf(category) });
}
