import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusCode } from '#shared/domain/appeals/status-code.ts';
import { dayMs } from '#shared/domain/deadlines/time-zone.ts';
import { type StartedDelivery, startDelivery, statusSecret } from './start-delivery.ts';

let delivery: StartedDelivery;
beforeAll(async () => {
  delivery = await startDelivery();
});
afterAll(() => delivery.stop());

const appealId = '7K2M04QX9ZTA';
const code = statusCode(appealId, (text) => createHmac('sha256', statusSecret).update(text).digest());
const dueAt = Math.floor(Date.now() / dayMs) * dayMs + 30 * dayMs;
const aReceipt = (values = {}) => ({
  ...{ kind: 'receipt', appealId, source: 'portal', externalId: '2026-03-000417', category: 'heating', dueAt },
  ...values,
});

describe('a receipt', () => {
  it('says number, subject and term, and has the link and the code', async () => {
    expect(await delivery.deliver([aReceipt()])).toEqual([]);
    const { headers, body } = delivery.received.at(-1) ?? { headers: {}, body: '{}' };
    const { type, data } = JSON.parse(body);
    expect(headers).toMatchObject({ 'webhook-id': `receipt-${appealId}` });
    expect(type).toBe('appeal.received');
    expect(data).toMatchObject({
      externalId: '2026-03-000417',
      link: `https://centre.example/a/${appealId}?code=${code}`,
    });
    const due = new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeZone: 'Europe/Moscow' }).format(dueAt);
    expect(data.text).toBe(
      `Ваше обращение 7K2M-04QX-9ZTA («Отопление») принято. Не позднее ${due} на него ответят. ` +
        `Как идёт работа, видно по ссылке; код для неё — ${code.slice(0, 4)}-${code.slice(4)}.`,
    );
  });

  it('is handed over once', async () => {
    const before = delivery.received.length;
    expect(await delivery.deliver([aReceipt()], 2)).toEqual([]);
    expect(delivery.received).toHaveLength(before);
  });

  it('is not sent when the term has passed', async () => {
    const before = delivery.received.length;
    expect(await delivery.deliver([aReceipt({ dueAt: Date.now() - 1 })])).toEqual([]);
    expect(delivery.received).toHaveLength(before);
    expect(delivery.log.text()).toContain('RCC_RECEIPT_TOO_LATE');
  });

  it('comes again when the platform is away, and is done with where there is no address', async () => {
    const away = aReceipt({ source: 'absent', appealId: '7K2M04QX9ZTB' });
    const without = aReceipt({ source: 'silent', appealId: '7K2M04QX9ZTC' });
    expect(await delivery.deliver([away, without])).toEqual([0]);
  });

  it('leaves neither link nor code in the log', () => {
    expect(delivery.log.text()).not.toContain(code);
  });
});
