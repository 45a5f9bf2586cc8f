import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Routing } from '#shared/domain/routing/routed-change.ts';
import { errorFields, type Log } from '#shared/lambda/log.ts';
import { dynamoForwardingCounts } from '#shared/persistence/forwarding-counts.ts';
import { recentForwarding } from '#shared/persistence/recent-forwarding.ts';
import { region } from '#shared/region/region.ts';
import { routeReason } from '#shared/region/route-reason.ts';
import type { Rules } from './ports.ts';

const municipalities: ReadonlySet<string> = new Set(region.municipalities.map(({ id }) => id));

/** What the region's appeals are folded, shown and judged with. */
export const regionRules: Rules = {
  ...region.appealRules,
  directory: region.directory,
  isMunicipality: (id) => municipalities.has(id),
  routeReason: (body, route) => routeReason(body, route, region),
};

/** What the region's routing asks; commands stand without the counts. */
export function regionRouting(client: DynamoDBDocumentClient, centreTable: string, log: Log): Routing {
  const counts = dynamoForwardingCounts(client, centreTable);
  const whenUnread = (error: unknown) => log.warn('RCC_FORWARDING_UNREAD', errorFields(error));
  return { router: region.router, forwarding: recentForwarding({ counts, now: Date.now, whenUnread }) };
}
