import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { isFromElsewhere } from './foreign-origin.ts';
import { noticePage } from './pages/notice-page.ts';
import { optOutMark, optOutPage } from './pages/opt-out-page.ts';
import type { Ports } from './ports.ts';
import { type KnownLink, readLink } from './read-link.ts';
import { maxBodyBytes } from './submit-answer.ts';
import { inLanguage, languageOf } from './wording/language.ts';

/** Asks, and changes nothing: a mail scanner opens this link too. */
export async function askOptOut(request: HttpRequest, ports: Ports): Promise<HttpResponse> {
  const lang = languageOf(request);
  const link = await readLink(request, ports);
  if (link.state === 'unknown') return noticePage('unknown', lang);
  if (link.survey.citizens.length === 0) return noticePage('no-contacts', lang, { status: 200 });
  return optOutPage(lang, wayBack(link, request));
}

/**
 * Keeps the wish not to be asked any more, as often as it is sent, and however long ago the survey was. It answers 200 and leads
 * nowhere else, for mail providers follow nothing (RFC 8058, 3.1).
 */
export async function optOut(request: HttpRequest, ports: Ports): Promise<HttpResponse> {
  const lang = languageOf(request);
  if (isFromElsewhere(request)) return noticePage('foreign', lang);
  if (request.body.length > maxBodyBytes) return noticePage('too-large', lang);
  const link = await readLink(request, ports);
  if (link.state === 'unknown') return noticePage('unknown', lang);
  const { citizens, appealId, cycle } = link.survey;
  if (!(await isWished(request))) return optOutPage(lang, wayBack(link, request), 422);
  if (citizens.length === 0) return noticePage('no-contacts', lang);

  await ports.optOuts.keep(citizens, request.receivedAt);
  ports.log.info('RCC_SURVEY_OPTED_OUT', { appealId, cycle });
  return noticePage('opted-out', lang);
}

function wayBack({ state, token }: KnownLink, request: HttpRequest): string | undefined {
  return state === 'open' ? inLanguage(`/s/${token}`, languageOf(request)) : undefined;
}

/** By the button of the page, or by the one click that mail providers send, in either encoding of a form. */
async function isWished({ body, headers }: HttpRequest): Promise<boolean> {
  const type = headers['content-type'] ?? '';
  const sent = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
  const form = await sent.formData().catch(() => undefined);
  return form?.get('form') === optOutMark || form?.get('List-Unsubscribe') === 'One-Click';
}
