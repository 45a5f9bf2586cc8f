import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import type { Ladder } from '#shared/domain/notices/ladder.ts';
import { recipientsFor } from '#shared/domain/notices/recipient.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import type { Log } from '#shared/lambda/log.ts';
import { problem } from '#shared/lambda/problem.ts';
import type { NoticeReader } from '#shared/persistence/notice-reader.ts';
import { cursorOf, noticesQuerySchema } from './notices-query.ts';
import { shownNotice } from './shown-notice.ts';

interface Ports {
  readonly notices: NoticeReader;
  readonly ladder: Pick<Ladder, 'levels'>;
  readonly now: () => Instant;
  readonly log: Log;
}

/**
 * What the member of staff has been told, latest first. Whom they may read for follows from their token alone, so there is
 * nothing to ask for that is another's. Each look is logged.
 */
export async function listNotices(request: HttpRequest, staff: Staff, ports: Ports): Promise<HttpResponse> {
  const { notices: reader, ladder, now, log } = ports;
  const parsed = noticesQuerySchema.safeParse(request.query);
  if (!parsed.success) return problem('query-invalid', { errors: fieldErrors(parsed.error, request.query) });
  const { limit, cursor } = parsed.data;
  const { notices, next } = await reader.latest(recipientsFor(staff), now(), limit, cursor);
  const { requestId } = request;
  log.info('RCC_NOTICES_READ', {
    requestId,
    staff: staff.id,
    role: staff.role,
    body: staff.body,
    count: notices.length,
  });

  const following = next === undefined ? undefined : `/v1/notices?limit=${limit}&cursor=${cursorOf(next)}`;
  return {
    status: 200,
    headers: {
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      ...(following ? { link: `<${following}>; rel="next"` } : {}),
    },
    body: JSON.stringify({ notices: notices.map((notice) => shownNotice(notice, ladder)), next: following }),
  };
}
