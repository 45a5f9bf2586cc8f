import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { parseBatch } from '#functions/receive-events/parse-batch.ts';
import { isAuthentic, sign } from '#shared/channels/standard-webhooks.ts';
import type { Bench } from './bench.ts';
import { interleaved } from './interleaved.ts';

const requests = 2_000;
const bytes = 1_500;

/** Nothing but the fields of this one event. */
const bareSchema = z.strictObject({
  type: z.literal('appeal.submitted'),
  timestamp: z.string(),
  data: z.strictObject({
    eventId: z.string(),
    externalId: z.string(),
    text: z.string(),
    kind: z.enum(['appeal', 'message']),
    channel: z.string(),
    municipality: z.string(),
    agency: z.string(),
  }),
});

export const intakeCpu: Bench = {
  name: 'intake-cpu',
  about:
    'one signed event of 1.5 KB: signature, parsing, every field, and the message for the queue; floor: one HMAC-SHA256, JSON.parse, a zod object of just these fields, JSON.stringify',
  async run({ runs }) {
    const key = Buffer.alloc(32, 7);
    const body = Buffer.from(JSON.stringify(anEvent()));
    const now = Date.now();
    const headers = { ...sign('99812-1', now, body, key) };

    const times = await interleaved(
      {
        intake() {
          for (let request = 0; request < requests; request += 1) {
            if (!isAuthentic(headers, body, [key], now)) throw new Error('the signature is right');
            const batch = parseBatch(body);
            if (!batch.valid) throw new Error('the event is valid');
            JSON.stringify(batch.events);
          }
        },
        floor() {
          for (let request = 0; request < requests; request += 1) {
            const digest = createHmac('sha256', key).update(body).digest();
            if (digest.length !== 32) throw new Error('SHA-256 has 32 bytes');
            JSON.stringify(bareSchema.parse(JSON.parse(body.toString())));
          }
        },
      },
      runs,
    );
    const micros = (milliseconds: number) => (milliseconds * 1000) / requests;
    return [
      {
        name: 'verify, parse, validate, serialise',
        ...{ value: micros(times.intake), unit: 'µs', floor: micros(times.floor) },
        goal: { of: 'ratio', atMost: 3 },
      },
    ];
  },
};

function anEvent() {
  const event = {
    type: 'appeal.submitted',
    timestamp: '2026-10-05T09:14:00+03:00',
    data: {
      eventId: '99812-1',
      externalId: '99812',
      text: '',
      kind: 'message',
      channel: 'federal-platform',
      municipality: 'usinsk',
      agency: 'mun-usinsk',
    },
  };
  const missing = bytes - Buffer.byteLength(JSON.stringify(event));
  event.data.text = 'На улице Ленина третий день не горит фонарь у школы. '
    .repeat(40)
    .slice(0, Math.floor(missing / 1.8));
  return event;
}
