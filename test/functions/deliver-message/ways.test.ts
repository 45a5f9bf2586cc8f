import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ChannelOutcome, type CitizenMessage, DeliveryFailed } from '#shared/channels/citizen-channel.ts';
import type { ContactWay, Way } from '#shared/domain/letters/ways.ts';
import { anInvitation, type StartedDelivery, sampleTime, startDelivery } from './start-delivery.ts';

type Answer = ChannelOutcome | 'fails';

let delivery: StartedDelivery;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: sampleTime });
  delivery = await startDelivery();
});
afterAll(async () => {
  await delivery.stop();
  vi.useRealTimers();
});

/** What every way answers, and what came by it. A way without an answer is none that this centre has. */
let answers: Partial<Record<ContactWay, Answer>>;
let sent: { way: Way; message: CitizenMessage }[];
beforeEach(() => {
  sent = [];
  answers = { email: 'sent', sms: 'sent', vk: 'sent', telegram: 'sent', max: 'sent' };
  delivery.received.length = 0;
  Object.assign(delivery.platform, { status: 200, answerHeaders: {} });
});

const refused = { refused: 'no-mailbox', isContactDead: true };
const contacts = { email: 'Anna@Example.org', phone: '8 912 063-63-63', vk: 'https://vk.com/anna' };

/** An appeal of whoever has these contacts; each has its own unless they are given. */
async function anAppeal(values: { contacts?: object; account?: string } = {}) {
  const appealId = randomBytes(6).toString('hex').toUpperCase();
  const own = `${appealId}@example.org`.toLowerCase();
  const expiresAt = sampleTime / 1000 + 1000;
  await delivery.tables.put('contacts', { pk: appealId, contacts: { email: own }, expiresAt, ...values });
  return appealId;
}

/** Delivers by ways that answer as they are told. */
async function deliver(message: object) {
  return await delivery.deliverBy(message, {
    async of(way) {
      const answer = answers[way];
      if (answer === undefined) return undefined;
      return {
        async send(letter) {
          sent.push({ way, message: letter });
          if (answer === 'fails') throw new DeliveryFailed('status-503');
          return answer;
        },
      };
    },
  });
}

const aReceipt = (values = {}) => ({
  ...{ kind: 'receipt', appealId: '7K2M04QX9ZTA', source: 'silent', externalId: '1', channel: 'social' },
  ...{ category: 'heating', dueAt: sampleTime + 86_400_000, ...values },
});
const waysTaken = () => sent.map(({ way }) => way);

describe('a letter goes', () => {
  it('by the platform first, where the source takes replies', async () => {
    await deliver(aReceipt({ source: 'portal', appealId: await anAppeal({ contacts }) }));
    expect(delivery.received).toHaveLength(1);
    expect(sent).toEqual([]);
  });

  it.each([
    ['social', 'vk'],
    ['email', 'email'],
    ['paper', 'email'],
  ])('by the first contact that the region names for the channel: %s, %s', async (channel, way) => {
    await deliver(aReceipt({ channel, appealId: await anAppeal({ contacts }) }));
    expect(waysTaken()).toEqual([way]);
  });

  it.each([
    ['vk', 'anna', ''],
    ['email', 'anna@example.org', 'Обращение'],
    ['sms', '+79120636363', ''],
  ] as const)('in the form of its way, to the contact in its one form: %s', async (way, to, subject) => {
    answers = { [way]: 'sent' };
    await deliver(aReceipt({ appealId: await anAppeal({ contacts }) }));
    expect(sent).toEqual([
      { way, message: expect.objectContaining({ to, subject: expect.stringContaining(subject) }) },
    ]);
    expect(sent[0]?.message.text).toMatch(/https:\/\/centre\.example\/a\//);
    if (way === 'sms') expect(sent[0]?.message.text.length).toBeLessThanOrEqual(134);
  });

  it('at once by the next way when one refuses for good, and never again to a dead contact', async () => {
    answers = { vk: refused, email: 'sent' };
    await deliver(aReceipt({ appealId: await anAppeal({ contacts: { vk: 'gone', email: 'gone-1@example.org' } }) }));
    expect(waysTaken()).toEqual(['vk', 'email']);
    await deliver(aReceipt({ appealId: await anAppeal({ contacts: { vk: '@Gone', email: 'gone-1@example.org' } }) }));
    expect(waysTaken()).toEqual(['vk', 'email', 'email']);
    const dead = (await delivery.tables.scan('centre')).filter(({ deadAt }) => deadAt !== undefined);
    expect(dead).toMatchObject([
      { deadAt: sampleTime, deadReason: 'no-mailbox', pk: expect.stringMatching(/^citizen#/) },
    ]);
    expect(JSON.stringify(dead)).not.toMatch(/gone(?!-)/i);
  });

  it('by a contact again that has refused this one letter only', async () => {
    answers = { vk: { refused: 'too-long', isContactDead: false }, email: 'sent' };
    await deliver(aReceipt({ appealId: await anAppeal({ contacts: { vk: 'wordy', email: 'w@example.org' } }) }));
    await deliver(aReceipt({ appealId: await anAppeal({ contacts: { vk: 'wordy', email: 'w@example.org' } }) }));
    expect(waysTaken()).toEqual(['vk', 'email', 'vk', 'email']);
  });

  it('by no number that lacks the code of its country', async () => {
    await deliver(aReceipt({ appealId: await anAppeal({ contacts: { phone: '22-33-44' } }) }));
    expect(sent).toEqual([]);
    expect(delivery.log.text()).toMatch(/RCC_RECEIPT_NOT_REACHABLE.*"reason":"no-way"/);
  });
});

describe('another attempt', () => {
  it('goes on by the way that failed, although an earlier one is there by then', async () => {
    const appealId = await anAppeal({ contacts: { vk: 'late', email: 'late@example.org' } });
    answers = { email: 'fails' };
    await expect(deliver(aReceipt({ appealId }))).rejects.toThrow('status-503');
    answers = { email: 'sent', vk: 'sent' };
    await deliver(aReceipt({ appealId }));
    expect(waysTaken()).toEqual(['email', 'email']);
    expect(new Set(sent.map(({ message }) => JSON.stringify(message))).size).toBe(1);
  });

  it('of what failed never goes a second way for that', async () => {
    const appealId = await anAppeal({ contacts });
    answers = { vk: 'fails', email: 'sent', sms: 'sent' };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(deliver(aReceipt({ appealId }))).rejects.toThrow('status-503');
    }
    expect(waysTaken()).toEqual(['vk', 'vk', 'vk']);
  });

  it('after success does nothing, whatever ways there are by then', async () => {
    const appealId = await anAppeal({ contacts });
    await deliver(aReceipt({ appealId }));
    answers = { email: 'sent' };
    await deliver(aReceipt({ appealId }));
    expect(waysTaken()).toEqual(['vk']);
  });

  it.each(['answer', 'reopen-decision'])('of an %s is none after success', async (kind) => {
    const appealId = await anAppeal({ contacts });
    const message = { ...aReceipt({ appealId }), kind, eventId: 'e-1', isFinal: true, isReopened: false };
    const words = { text: 'Крышу починили', reason: 'Работы окончены' };
    await deliver({ ...message, ...words });
    await deliver({ ...message, ...words });
    expect(waysTaken()).toEqual(['vk']);
    expect(sent[0]?.message.text).toContain(kind === 'answer' ? words.text : words.reason);
  });
});

describe('an invitation', () => {
  const aQuestion = (values: Parameters<typeof anInvitation>[0] = {}) => anInvitation({ source: 'silent', ...values });

  it('by mail has the link and the page of opting out, and leaves a word on the way', async () => {
    const invitation = aQuestion({ appealId: await anAppeal() });
    await deliver(invitation);
    expect(sent.map(({ message }) => message.text)).toEqual([
      expect.stringMatching(new RegExp(`/s/${invitation.token}\\n[^]*/s/${invitation.token}/opt-out$`)),
    ]);
    expect(sent[0]?.message.optOutUrl).toBe(`https://centre.example/s/${invitation.token}/opt-out`);
    expect(await delivery.invitationOf(invitation.appealId)).toMatchObject({ outcome: 'delivered', way: 'email' });
    expect((await delivery.surveyOf(invitation))?.citizens).toHaveLength(1);
  });

  it('that failed goes on by its way, with the same link, and is then delivered once', async () => {
    const invitation = aQuestion({
      appealId: await anAppeal({ contacts: { email: 'f@example.org', phone: '89120000001' } }),
    });
    answers = { email: 'fails', sms: 'sent' };
    await expect(deliver(invitation)).rejects.toThrow('status-503');
    answers = { email: 'sent', sms: 'sent' };
    await deliver(invitation);
    await deliver(invitation);
    expect(waysTaken()).toEqual(['email', 'email']);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('that every way refuses is unreachable, and another message about the cycle asks nobody', async () => {
    const appealId = await anAppeal({ contacts: { email: 'dead-2@example.org' } });
    answers = { email: refused };
    await deliver(aQuestion({ appealId }));
    expect(await delivery.invitationOf(appealId)).toMatchObject({ outcome: 'unreachable', at: sampleTime });
    await deliver(aQuestion({ appealId }));
    expect(sent).toHaveLength(1);
  });

  it('to whom no way leads opens no survey', async () => {
    const invitation = aQuestion({ appealId: await anAppeal({ contacts: { email: 'dead-2@example.org' } }) });
    await deliver(invitation);
    expect(sent).toEqual([]);
    expect(await delivery.surveyOf(invitation)).toBeUndefined();
    const kept = await delivery.invitationOf(invitation.appealId);
    expect(kept).toMatchObject({ outcome: 'unreachable' });
    expect(kept).not.toHaveProperty('tokenHash');
  });
});

it('no contact is in the log, nor in the table of the centre', async () => {
  const kept = JSON.stringify(await delivery.tables.scan('centre'));
  for (const text of [delivery.log.text(), kept]) expect(text).not.toMatch(/@example\.org|9120636363|vk\.com|wordy/i);
});
