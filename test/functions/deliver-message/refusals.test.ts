import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { anInvitation, type StartedDelivery, sampleTime, startDelivery } from './start-delivery.ts';

let delivery: StartedDelivery;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: sampleTime });
  delivery = await startDelivery();
});
afterAll(async () => {
  await delivery.stop();
  vi.useRealTimers();
});
beforeEach(() => {
  delivery.received.length = 0;
  Object.assign(delivery.platform, { status: 200, answerHeaders: {} });
});

describe('a platform that refuses', () => {
  it.each([500, 503, 429, 404, 400])('is asked again, with the same link: %i', async (status) => {
    const invitation = anInvitation();
    delivery.platform.status = status;
    expect(await delivery.deliver([invitation])).toEqual([0]);
    delivery.platform.status = 204;
    expect(await delivery.deliver([invitation], 2)).toEqual([]);
    const links = delivery.received.map(({ body }) => JSON.parse(body).data.link);
    expect(links).toEqual([links[0], links[0]]);
  });

  it('is not followed elsewhere', async () => {
    Object.assign(delivery.platform, { status: 307, answerHeaders: { location: `${delivery.replyUrl}/elsewhere` } });
    expect(await delivery.deliver([anInvitation()])).toEqual([0]);
    expect(delivery.received).toHaveLength(1);
  });

  it('for good is not asked again', async () => {
    delivery.platform.status = 410;
    expect(await delivery.deliver([anInvitation({ appealId: 'GONE00000001' })])).toEqual([]);
    expect(delivery.log.text()).toMatch(/RCC_SURVEY_NOT_REACHABLE.*GONE00000001.*"reason":"gone"/);
  });

  it('again and again sends the message to the dead letters, with the reason', async () => {
    const invitation = anInvitation();
    delivery.platform.status = 500;
    expect(await delivery.deliver([invitation], 103)).toEqual([0]);
    expect(await delivery.deliver([invitation], 104)).toEqual([]);
    const dead = await delivery.queues.messagesIn('deliveries-dead');
    expect(dead.map(({ body }) => body)).toEqual([JSON.stringify(invitation)]);
    expect(delivery.log.text()).toContain('RCC_MESSAGE_KEEPS_FAILING DeliveryFailed status-500');
  });
});

describe('a platform that', () => {
  it.each(['silent', 'unknown-source', '../portal'])('has no address for replies is counted: %s', async (source) => {
    expect(await delivery.deliver([anInvitation({ source, appealId: 'MUTE00000001' })])).toEqual([]);
    expect(delivery.received).toEqual([]);
    expect(delivery.log.text()).toContain('RCC_SURVEY_UNREACHABLE');
    expect(await delivery.invitationOf('MUTE00000001')).toMatchObject({ outcome: 'unreachable' });
  });

  it.each([
    ['absent', 'DeliveryFailed unreachable'],
    ['insecure', 'DeliveryFailed address-not-https'],
    ['broken', 'Error'],
  ])('is %s holds up its own messages only', async (source, reason) => {
    expect(await delivery.deliver([anInvitation({ source }), anInvitation()])).toEqual([0]);
    expect(delivery.received).toHaveLength(1);
    expect(delivery.log.text()).toContain(`"error":"${reason}"`);
  });

  it('does not answer is left after 10 seconds', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    timeout.mockReturnValueOnce(AbortSignal.abort(new DOMException('late', 'TimeoutError')));
    expect(await delivery.deliver([anInvitation()])).toEqual([0]);
    expect(timeout).toHaveBeenCalledWith(10_000);
    expect(delivery.log.text()).toContain('"error":"DeliveryFailed timeout"');
    timeout.mockRestore();
  });
});

describe('a message', () => {
  it.each([
    ['no JSON', 'survey'],
    ['a short token', { ...anInvitation(), token: 'abc' }],
    ['another kind', { ...anInvitation(), kind: 'other' }],
  ])('that cannot be read goes to the dead letters: %s', async (_, body) => {
    const before = (await delivery.queues.messagesIn('deliveries-dead')).length;
    expect(await delivery.deliver([body, anInvitation()])).toEqual([]);
    expect(await delivery.queues.messagesIn('deliveries-dead')).toHaveLength(before + 1);
    expect(delivery.received).toHaveLength(1);
  });
});

describe('the log', () => {
  it('holds no token, link, text, address or external number, whatever happens', async () => {
    const invitations = ['portal', 'silent', 'insecure', 'absent', 'broken'].map((source) => anInvitation({ source }));
    for (const status of [200, 500, 410]) {
      delivery.platform.status = status;
      await delivery.deliver(invitations, status === 500 ? 5 : 1);
    }
    const log = delivery.log.text();
    expect(log).toContain('RCC_SURVEY_DELIVERED');
    for (const { token } of invitations) expect(log).not.toContain(token);
    expect(log).not.toMatch(/centre\.example|Оцените|127\.0\.0\.1:|portal\.example|2026-03-000417|whsec/);
  });
});
