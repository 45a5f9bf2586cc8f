import { join } from 'node:path';
import type { AppealEvent } from '#events/event.ts';
import { routes as intakeRoutes } from '#functions/receive-events/contract.ts';
import { routes as surveyRoutes } from '#functions/survey/contract.ts';
import { keyOf, sign } from '#shared/channels/standard-webhooks.ts';
import type { Bench } from './bench.ts';
import { bill, leastUsage, total } from './bill-usage.ts';
import type { Figure } from './figure.ts';
import { type MeteredCentre, startMeteredCentre } from './metered-centre.ts';
import prices from './prices.json' with { type: 'json' };
import { sixEvents } from './six-events.ts';

const appeals = 40;
const eventsEach = 6;
/** Share of citizens who answer the survey. */
const answering = 0.15;
const million = 1_000_000;
/** Of the 100 that a request may hold: sixteen whole appeals. */
const perRequest = 96;

interface Way {
  readonly name: string;
  /** Whether a platform posts the events of many appeals at once, or each by itself as it happens. */
  readonly together: boolean;
  /** Messages that a call of the worker finds waiting. */
  readonly perBatch: number;
}

const ways: readonly Way[] = [
  { name: 'each event posted and recorded alone', together: false, perBatch: 1 },
  { name: 'posted alone, recorded by ten', together: false, perBatch: 10 },
  { name: 'posted and recorded together', together: true, perBatch: 10 },
];

export const billBench: Bench = {
  name: 'bill',
  about: `USD for 1,000,000 appeals of 6 events with a survey, answered by 15 %, by ${prices.source}, ${prices.date}; floor: a gateway, a queue, two calls that take no time, one write unit an event`,
  async run({ cdkOut, scratch }) {
    const figures: Figure[] = [];
    for (const [index, way] of ways.entries())
      figures.push(...(await figuresOf(way, cdkOut, join(scratch, `bill-${index}`))));
    return figures;
  },
};

async function figuresOf({ name, together, perBatch }: Way, cdkOut: string, stateDir: string): Promise<Figure[]> {
  const centre = await startMeteredCentre(cdkOut, stateDir);
  try {
    await postAll(centre, together);
    await centre.pump('record-event', perBatch);
    await centre.pump('deliver-message', perBatch);
    await answerSurveys(centre);
    await centre.pump('record-event', 1);

    const usage = centre.usage();
    const perMillion = (value: number) => (value / appeals) * million;
    const parts = bill(usage);
    const events = appeals * eventsEach;
    const least = bill(
      together
        ? leastUsage(events, events / perRequest, appeals / perBatch)
        : leastUsage(events, events, events / perBatch),
    );
    return [
      {
        name,
        ...{ value: perMillion(total(parts)), unit: 'USD', floor: perMillion(total(least)) },
        goal: { of: 'value', atMost: 45 },
      },
      ...Object.entries(parts).map(([part, value]) => ({ name: `  ${part}`, value: perMillion(value), unit: 'USD' })),
      {
        name: '  write units an event',
        ...{ value: usage.writeUnits / events, unit: 'WRU' },
        goal: { of: 'value', atMost: 7 },
      },
      { name: '  read units an event', value: usage.readUnits / events, unit: 'RRU', goal: { of: 'value', atMost: 1 } },
    ];
  } finally {
    await centre.stop();
  }
}

async function postAll(centre: MeteredCentre, together: boolean): Promise<void> {
  const histories = Array.from({ length: appeals }, (_, number) => sixEvents(number, Date.now()));
  const key = keyOf(centre.signingSecret);
  for (const [index, request] of requestsOf(histories, together).entries()) {
    const body = JSON.stringify(request);
    const headers = { ...sign(`request-${index}`, Date.now(), body, key), 'content-type': 'application/json' };
    const addressed = { routeKey: intakeRoutes.receiveEvents, pathParameters: { source: centre.source } };
    const status = await centre.request('receive-events', { ...addressed, headers, body });
    if (status !== 202) throw new Error(`the intake answers ${status}`);
  }
}

/** Alone: first all appeals, then all second events, and so on, for the facts of one appeal are days apart. */
function requestsOf(histories: readonly AppealEvent[][], together: boolean): AppealEvent[][] {
  if (!together) {
    const bySteps = Array.from({ length: eventsEach }, (_, step) => histories.flatMap((events) => events[step] ?? []));
    return bySteps.flat().map((event) => [event]);
  }
  const events = histories.flat();
  const count = Math.ceil(events.length / perRequest);
  return Array.from({ length: count }, (_, index) => events.slice(index * perRequest, (index + 1) * perRequest));
}

/** Those who answer open the link, send the form and are thanked. */
async function answerSurveys(centre: MeteredCentre): Promise<void> {
  if (centre.replies.length !== appeals) throw new Error(`${centre.replies.length} citizens were asked of ${appeals}`);
  const body = Buffer.from(new URLSearchParams({ form: 'survey', resolved: 'yes', mark: '5', comment: '' }).toString());
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  for (const reply of centre.replies.slice(0, Math.round(answering * appeals))) {
    const token = /\/s\/([\w-]{22})/.exec(reply)?.[1] ?? '';
    const page = (routeKey: string, form: object = {}) =>
      centre.request('survey', { routeKey, pathParameters: { token }, headers, ...form });
    const statuses = [
      await page(surveyRoutes.showForm),
      await page(surveyRoutes.submitAnswer, { body: body.toString('base64'), isBase64Encoded: true }),
      await page(surveyRoutes.showThanks),
    ];
    if (statuses.join() !== '200,303,200') throw new Error(`the survey answers ${statuses}`);
  }
}
