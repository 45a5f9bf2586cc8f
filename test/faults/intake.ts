import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, Context } from 'aws-lambda';
import type { AppealEvent } from '#events/event.ts';
import trigger from '#events/triggers/receive-events.json' with { type: 'json' };
import { keyOf, sign } from '#shared/channels/standard-webhooks.ts';

export const source = 'made-up-portal';
export const signingSecret = Buffer.alloc(32, 63).toString('base64');

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyResultV2 | undefined>;

/** The platform's side of the webhook. */
export interface Platform {
  /** Posts until the answer is 202, as platforms do; the answer is the status of every attempt. */
  post(event: AppealEvent): Promise<number[]>;
  /** What the centre has acknowledged, by the appeal's number at the source. */
  readonly acknowledged: ReadonlyMap<string, readonly AppealEvent[]>;
}

/** Posts to the function itself, each event as a request of its own. */
export function madeUpPlatform(receive: Handler): Platform {
  const acknowledged = new Map<string, AppealEvent[]>();
  const key = keyOf(signingSecret);
  return {
    acknowledged,
    async post(event) {
      const statuses: number[] = [];
      while (statuses.at(-1) !== 202) statuses.push(await postOnce(receive, event, key));
      const own = acknowledged.get(event.data.externalId) ?? [];
      const isRepeat = own.some(({ data }) => data.eventId === event.data.eventId);
      if (!isRepeat) acknowledged.set(event.data.externalId, [...own, event]);
      return statuses;
    },
  };
}

async function postOnce(receive: Handler, event: AppealEvent, key: Buffer): Promise<number> {
  const body = JSON.stringify(event);
  const timeEpoch = Date.now();
  const request = {
    ...trigger,
    headers: { ...trigger.headers, ...sign(event.data.eventId, timeEpoch, body, key) },
    pathParameters: { source },
    requestContext: { ...trigger.requestContext, timeEpoch },
    body,
  };
  const answer = await receive(request, {} as Context);
  return typeof answer === 'object' ? (answer.statusCode ?? 0) : 0;
}
