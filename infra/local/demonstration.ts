import { setTimeout as pause } from 'node:timers/promises';
import type { AppealEvent } from '#events/event.ts';
import { fill } from '#shared/web/wording.ts';
import type { Centre } from './centre.ts';
import { decisionsOn, openSurveys } from './demonstration/answer-surveys.ts';
import { invitations } from './demonstration/invitations.ts';
import { demonstrationOrder, demonstrationSource, madeUpHistories } from './demonstration/made-up-histories.ts';
import texts from './demonstration/texts.ru.json' with { type: 'json' };
import { todaysHistories } from './demonstration/today.ts';
import type { CentreAccess } from './replay/centre-access.ts';
import type { OutgoingHistory } from './replay/histories.ts';
import { whole } from './replay/numbers.ts';
import { untilRecorded } from './replay/queue-watch.ts';
import { recordHistories } from './replay/record-histories.ts';
import { runningCentre } from './replay/running-access.ts';

interface DemonstrationOptions {
  readonly centre: Centre;
  readonly stateDir: string;
  readonly cdkOut: string;
  /** Hears in words how it goes on. */
  readonly onProgress: (step: string) => void;
}

interface Told {
  readonly externalId: string;
  readonly events: readonly AppealEvent[];
}

/**
 * Shows a freshly started centre at work: three months of made-up appeals through the signed webhook,
 * what their citizens told the centre's survey, then the ratings and the analyses of the months.
 */
export async function demonstrate({ centre, stateDir, cdkOut, onProgress }: DemonstrationOptions): Promise<void> {
  const access = await runningCentre({ stateDir, cdkOut, source: demonstrationSource });
  if (!access) throw new Error(texts.noCentre);

  const histories = [...madeUpHistories()];
  await post([...histories, ...todaysHistories(Date.now())], access, onProgress);
  const surveys = await openSurveys({ stateDir, cdkOut });
  onProgress(fill(texts.surveys, { count: whole(await surveys.answer(histories, Date.now())) }));
  await untilRecorded(access, (waiting) => onProgress(fill(texts.recording, { waiting: whole(waiting) })));
  await post(decisionsOn(histories, Date.now()), access, onProgress);
  for (const month of demonstrationOrder.months) {
    onProgress(fill(texts.rating, { month }));
    await access.computeRating({ period: month }, (counting) =>
      onProgress(fill(texts.counting, { month, ...counting })),
    );
  }
  for (const month of demonstrationOrder.months) {
    onProgress(fill(texts.analysis, { month }));
    await surveys.analyse(month);
  }
  surveys.close();
  // The link of today's answer is on its way; a demonstration without it is still one.
  for (let tries = 0; tries < 50 && (await invitations(centre.endpoints.outbox)).length === 0; tries += 1)
    await pause(100);
}

async function post(told: readonly Told[], centre: CentreAccess, onProgress: (step: string) => void): Promise<void> {
  let sent = 0;
  const faults: string[] = [];
  const left = await recordHistories({
    centre,
    histories: outgoing(told),
    batch: 100,
    concurrency: 4,
    refusals: { add: ({ line, reason }) => faults.push(`${line}: ${reason}`) },
    watch: {
      sending() {
        sent += 1;
        if (sent % 50 === 0) onProgress(fill(texts.sending, { sent: whole(sent), all: whole(told.length) }));
      },
      away() {},
      recording: (waiting) => onProgress(fill(texts.recording, { waiting: whole(waiting) })),
    },
  });
  if (faults.length > 0 || left.waiting + left.dead > 0) {
    throw new Error(fill(texts.notRecorded, { faults: faults.length, ...left, first: faults[0] ?? '' }));
  }
}

async function* outgoing(told: readonly Told[]): AsyncGenerator<OutgoingHistory> {
  for (const [index, { events }] of told.entries()) {
    yield { line: index + 1, share: (index + 1) / told.length, events };
  }
}
