import { paginateListQueues, type SQSClient } from '@aws-sdk/client-sqs';

/** A queue and where its messages go that keep failing. */
export interface QueuePair {
  readonly name: string;
  readonly url: string;
  readonly deadUrl: string;
}

const ending = '-dead';

/** The queues that have dead letters, by name: all, or those whose names begin so. */
export async function queuePairs(sqs: SQSClient, prefix: string | undefined): Promise<QueuePair[]> {
  const urls = new Map<string, string>();
  for await (const { QueueUrls = [] } of paginateListQueues(
    { client: sqs },
    { QueueNamePrefix: prefix, MaxResults: 1000 },
  )) {
    for (const url of QueueUrls) urls.set(url.slice(url.lastIndexOf('/') + 1), url);
  }
  return [...urls]
    .flatMap(([name, url]) => {
      const deadUrl = urls.get(`${name}${ending}`);
      return deadUrl === undefined ? [] : [{ name, url, deadUrl }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The pair that somebody means: by the whole name of either queue, or by an ending that one pair alone has. */
export function pairNamed(pairs: readonly QueuePair[], wanted: string): QueuePair | undefined {
  const name = wanted.endsWith(ending) ? wanted.slice(0, -ending.length) : wanted;
  const whole = pairs.find((pair) => pair.name === name);
  const byEnding = pairs.filter((pair) => pair.name.endsWith(`-${name}`));
  return whole ?? (byEnding.length === 1 ? byEnding[0] : undefined);
}
