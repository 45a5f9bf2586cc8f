import type { Instant } from '#shared/domain/appeals/fact.ts';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import type { Work } from '#shared/domain/appeals/work.ts';
import { isoDay } from '#shared/domain/deadlines/time-zone.ts';
import { type DigestTally, digestTally } from '#shared/domain/notices/digest.ts';
import { tellableAt } from '#shared/domain/notices/notice.ts';
import { type Recipient, recipientKey } from '#shared/domain/notices/recipient.ts';
import type { Log } from '#shared/lambda/log.ts';
import { sideBySide } from '#shared/lambda/side-by-side.ts';
import type { DigestStore } from '#shared/persistence/digest-store.ts';
import type { OpenWork } from '#shared/persistence/open-work.ts';
import type { Region } from '#shared/region/region.ts';

export interface DigestPorts {
  readonly open: OpenWork;
  readonly digests: DigestStore;
  readonly region: Pick<Region, 'directory' | 'ladder' | 'appealRules'>;
  readonly now: () => Instant;
  readonly log: Log;
}

/** Shards read side by side. */
const lanes = 4;

/**
 * Tells every body, every sector's lead and the head of the centre of their open appeals and of the requests to reopen that
 * wait, on the morning of a working day. One pass over the indexes of both, holding of each recipient counts and twenty lines. A repeat on the same day
 * writes what is missing, and nothing twice.
 */
export async function writeDigests(
  ports: DigestPorts,
): Promise<{ appeals: number; requests: number; digests: number } | 'day-off'> {
  const { open, digests, region, log } = ports;
  const { zone, calendar, workingTime } = region.appealRules;
  const now = ports.now();
  const today = zone.dayOf(now);
  const begins = workingTime.sessionsOf(today)[0]?.start;
  if (begins === undefined) return 'day-off';
  const before = calendar.previousWorking(today - 1);
  const freshSince = workingTime.sessionsOf(before)[0]?.start ?? begins;
  const tallies = new Map<string, { readonly recipient: Recipient; readonly tally: DigestTally }>();

  const tellOf = (work: Work, add: (tally: DigestTally) => void) => {
    for (const recipient of readersOf(work, region)) {
      const key = recipientKey(recipient);
      const entry = tallies.get(key) ?? { recipient, tally: digestTally({ day: isoDay(today), now, freshSince }) };
      tallies.set(key, entry);
      add(entry.tally);
    }
  };
  const sums = { appeals: 0, requests: 0, digests: 0 };
  const shards = appealShards.values();
  const read = async () => {
    for (const shard of shards) {
      for await (const page of open.ofShard(shard)) {
        sums.appeals += page.length;
        for (const work of page) tellOf(work, (tally) => tally.add(work));
      }
      for await (const page of open.requestsOfShard(shard)) {
        sums.requests += page.length;
        for (const work of page) tellOf(work, (tally) => tally.addRequest(work));
      }
    }
  };
  await sideBySide(lanes, read);

  const notBefore = tellableAt(now, false, workingTime);
  for (const { recipient, tally } of tallies.values()) {
    const notice = { kind: 'digest' as const, ...tally.digest(), recipient, createdAt: now, notBefore };
    if ((await digests.keep(notice, begins)) === 'kept') sums.digests += 1;
  }
  log.info('RCC_DIGESTS_WRITTEN', sums);
  return sums;
}

/** Its body and the one it is subordinate to, or whoever hears of what is nobody's; the sector; the centre. */
function readersOf({ body, sector }: Work, { directory, ladder }: DigestPorts['region']): Recipient[] {
  const bodies = body === undefined ? [] : [...new Set([body, directory.ratedBodyOf(body)])];
  return [
    ...bodies.map((one): Recipient => ({ body: one })),
    ...(body === undefined ? [{ role: ladder.ofNobody }] : []),
    { role: 'sector-lead', sector },
    { role: 'centre-head' },
  ];
}
