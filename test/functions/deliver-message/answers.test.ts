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
  ])('(final: %s) comes to the platform whole, under one id however often', async (isFinal, type) => {
    expect(await delivery.deliver([anAnswer({ isFinal }), anAnswer({ isFinal })])).toEqual([]);
    const received = delivery.received.slice(-2);
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(Array(2).fill('answer-7K2M04QX9ZTA-e-1'));
    expect(received.map(({ body }) => JSON.parse(body))).toMatchObject(
      Array(2).fill({ type, data: { externalId: '2026-03-000417', text } }),
    );
  });

  it('comes again when the platform is away, and is done with where there is no address', async () => {
    expect(await delivery.deliver([anAnswer({ source: 'absent' }), anAnswer({ source: 'silent' })])).toEqual([0]);
  });

  it('is in no log', () => {
    expect(delivery.log.text()).toContain('RCC_ANSWER_DELIVERED');
    expect(delivery.log.text()).not.toContain(text);
  });
});
