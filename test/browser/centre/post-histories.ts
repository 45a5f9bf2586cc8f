import type { KnownEvent } from '#events/event.ts';
import { type MadeUpHistory, madeUpHistories } from '#infra/local/demonstration/made-up-histories.ts';
import { todaysHistories } from '#infra/local/demonstration/today.ts';
import { recordHistories } from '#infra/local/replay/record-histories.ts';
import { deliveredLinks } from './outbox.ts';
import type { TestedCentre } from './start-centre.ts';

/** Posts histories through the signed webhook and waits until they are recorded. */
async function post({ access }: TestedCentre, histories: readonly MadeUpHistory[]): Promise<void> {
  const refused: unknown[] = [];
  const left = await recordHistories({
    centre: access,
    histories: (async function* () {
      for (const [index, { events }] of histories.entries())
        yield { line: index + 1, share: (index + 1) / histories.length, events };
    })(),
    batch: 100,
    concurrency: 4,
    refusals: { add: (refusal) => refused.push(refusal) },
    watch: { sending() {}, away() {}, recording() {} },
  });
  if (refused.length > 0 || left.dead > 0) throw new Error(`not recorded: ${JSON.stringify({ refused, left })}`);
}

/** Has `count` citizens write and be answered an hour ago; answers their survey links, as the outbox has them. */
export async function askedCitizens(centre: TestedCentre, count: number): Promise<string[]> {
  const known = new Set(await deliveredLinks(centre, 'survey', 0));
  await post(
    centre,
    Array.from({ length: count }, () => aHistory()),
  );
  const links = await deliveredLinks(centre, 'survey', known.size + count);
  return links.filter((link) => !known.has(link));
}

/** Citizens who wait for an answer; answers the links to the status of their appeals. */
export async function waitingCitizens(centre: TestedCentre, count: number): Promise<string[]> {
  const known = new Set(await deliveredLinks(centre, 'status', 0));
  await post(
    centre,
    Array.from({ length: count }, () => justWritten(aHistory())),
  );
  const links = await deliveredLinks(centre, 'status', known.size + count);
  return links.filter((link) => !known.has(link));
}

/** A month of made-up appeals and its ratings. */
export async function ratedMonth(centre: TestedCentre, appeals: number): Promise<void> {
  const period = '2026-10';
  await post(centre, [...madeUpHistories({ seed: 63, appeals, months: [period] })]);
  await centre.access.computeRating({ period });
}

/** Receipts are sent for what is new. */
function justWritten({ externalId, events: [submitted] }: MadeUpHistory): MadeUpHistory {
  const events = submitted ? [{ ...submitted, timestamp: new Date().toISOString() }] : [];
  return { externalId, events, surveys: [] };
}

let told = 0;

/** Today's appeal of the demonstration, of another citizen each time: nobody is asked twice in a week. */
function aHistory(): MadeUpHistory {
  told += 1;
  const [today] = todaysHistories(Date.now());
  if (!today) throw new Error('the demonstration tells of today');
  const externalId = `${today.externalId}-${told}`;
  const events = today.events.map((event, index) => {
    Object.assign(event.data, { externalId, eventId: `${externalId}-${index + 1}` });
    return withContact(event, `zhitel-${told}@example.org`);
  });
  return { externalId, events, surveys: [] };
}

function withContact(event: KnownEvent, email: string): KnownEvent {
  if (event.type !== 'appeal.submitted') return event;
  return { ...event, data: { ...event.data, author: { kind: 'citizen', contacts: { email } } } };
}
