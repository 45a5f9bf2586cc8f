import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedDelivery, startDelivery } from './start-delivery.ts';

let delivery: StartedDelivery;
beforeAll(async () => {
  delivery = await startDelivery();
});
afterAll(() => delivery.stop());

const text = 'Крышу починили 28.11.2026';
const anAnswer = (values = {}) => ({
  ...{ kind: 'answer', appealId: '7K2M04QX9ZTA', source: 'portal', externalId: '2026-03-000417' },
  ...{ eventId: 'e-1', isFinal: true, text, ...values },
});

describe('an answer that the staff has given here', () => {
  it.each([
    [true, 'appeal.answered'],
    [false, 'appeal.interim-answered'],
  ])('(final: %s) comes to the platform whole, once however often', async (isFinal, type) => {
    delivery.received.length = 0;
    const eventId = `e-${isFinal}`;
    expect(await delivery.deliver([anAnswer({ isFinal, eventId })])).toEqual([]);
    expect(await delivery.deliver([anAnswer({ isFinal, eventId })], 2)).toEqual([]);
    expect(delivery.received.map(({ headers }) => headers['webhook-id'])).toEqual([`answer-7K2M04QX9ZTA-${eventId}`]);
    expect(delivery.received.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type, data: { externalId: '2026-03-000417', text } },
    ]);
  });

  it('comes again when the platform is away, and is done with where there is no address', async () => {
    expect(
      await delivery.deliver([
        anAnswer({ source: 'absent', eventId: 'e-3' }),
        anAnswer({ source: 'silent', eventId: 'e-4' }),
      ]),
    ).toEqual([0]);
  });

  it('is in no log', () => {
    expect(delivery.log.text()).toContain('RCC_ANSWER_DELIVERED');
    expect(delivery.log.text()).not.toContain(text);
  });
});
