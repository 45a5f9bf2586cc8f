import type { AppealStatuses } from '#shared/domain/appeals/appeal-status.ts';
import { typed } from '#shared/domain/appeals/identity.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import type { StatusCodes } from '#shared/signatures/status-codes.ts';
import { codePage, statusPage, wrongCodePage } from './status-page.ts';

interface Ports {
  readonly statuses: AppealStatuses;
  readonly codes: StatusCodes;
  /** What a body is called. */
  readonly nameOf: (body: string) => string;
  readonly timeZone: string;
}

const numberPattern = /^[0-9A-HJKMNP-TV-Z]{12}$/;
/** More than a code ever is, with all the spaces somebody may type. */
const maxCode = 40;

/**
 * Shows how an appeal stands, to whoever has its code; asks for the code without it. A wrong code and an appeal that is not
 * there are told alike: nothing is read before the code is right.
 */
export async function showStatus({ path, query, receivedAt }: HttpRequest, ports: Ports): Promise<HttpResponse> {
  const appealId = typed(path['appealId'] ?? '');
  const code = query['code'] ?? '';
  if (!numberPattern.test(appealId)) return wrongCodePage();
  if (code.trim() === '') return codePage(appealId);
  if (code.length > maxCode || !(await ports.codes.isOf(appealId, code))) return wrongCodePage(appealId);

  const status = await ports.statuses.find(appealId);
  return status ? statusPage({ appealId, status, now: receivedAt }, ports) : wrongCodePage(appealId);
}
