import { isoDay, type TimeZone } from '#shared/domain/deadlines/time-zone.ts';
import type { KeptAnswer, Survey } from '#shared/domain/surveys/survey.ts';
import type { HttpRequest } from '#shared/lambda/http.ts';
import type { Pseudonyms } from '#shared/signatures/pseudonyms.ts';
import { countedAddress } from './counted-address.ts';
import type { IsFromNetworkOf } from './own-network.ts';

export interface OriginPorts {
  readonly pseudonyms: Pseudonyms;
  readonly zone: TimeZone;
  readonly isFromNetworkOf: IsFromNetworkOf;
}

/** What is kept of where an answer came from: never the address itself, and nothing that outlives the day can be matched by. */
export async function answerOrigin(
  { sourceIp, receivedAt }: HttpRequest,
  { body }: Survey,
  { pseudonyms, zone, isFromNetworkOf }: OriginPorts,
): Promise<Pick<KeptAnswer, 'isFromOwnNetwork' | 'address'>> {
  const isOwn = body !== undefined && isFromNetworkOf(body, sourceIp);
  const counted = countedAddress(sourceIp);
  const day = isoDay(zone.dayOf(receivedAt));
  return {
    ...(isOwn && { isFromOwnNetwork: true }),
    ...(counted !== undefined && { address: await pseudonyms.of('address', `${day} ${counted}`) }),
  };
}
