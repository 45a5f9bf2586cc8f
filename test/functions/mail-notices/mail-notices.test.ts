import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { moscow } from '#test/support/moscow.ts';
import { type StartedMailing, startMailing } from './start-mailing.ts';

let mailing: StartedMailing;
beforeAll(async () => {
  mailing = await startMailing();
});
beforeEach(() => mailing.reset());
afterAll(() => mailing.stop());

const executor = { role: 'body-executor', body: 'mun-usinsk', person: 'petrov' } as const;
const head = { role: 'body-head', body: 'mun-usinsk' } as const;
const address = 'priemnaya@usinsk.example';

describe('a mail', () => {
  it('says how many appeals are at risk and overdue, and names each', async () => {
    await mailing.tell(executor, '2026-03-30T10:00', {
      ...{ appealId: '0000AAAA1111', level: 'first-answer-at-risk', isUrgent: true, dueAt: moscow('2026-03-30T11:30') },
    });
    await mailing.tell(head, '2026-03-30T10:00');
    expect(await mailing.run('2026-03-30T10:05')).toMatchObject({ sent: 1, notices: 2, failed: 0, dead: 0 });
    const [mail, ...others] = mailing.inbox.received;
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      ...{ to: [address], from: 'centre@cur.example' },
      subject: 'Сроки обращений: под угрозой 1, просрочено 1',
    });
    expect(mail?.text.split('\n').filter((line) => line.includes('Срок:'))).toEqual([
      '0000-AAAA-1111. Подходит срок первого ответа. Ямы и состояние покрытия; Усинск; Администрация муниципального округа «Усинск». Срок: 30.03.2026 11:30',
      '7K2M-04QX-9ZTA. Срок ответа истёк. Ямы и состояние покрытия; Усинск; Администрация муниципального округа «Усинск». Срок: 27.03.2026',
    ]);
    expect(await mailing.pending()).toEqual([]);
  });

  it('is one for each mailbox, with those of nobody and of other topics', async () => {
    await mailing.tell({ role: 'sector-lead', sector: 'roads' }, '2026-03-30T10:00', { category: 'other' });
    await mailing.tell({ role: 'operator' }, '2026-03-30T10:00', { appealId: 'B', body: undefined });
    expect(await mailing.run('2026-03-30T10:05')).toMatchObject({ sent: 2 });
    const mails = mailing.inbox.received.map(({ to, text }) => [to[0], text]);
    expect(Object.fromEntries(mails)).toEqual({
      'otrasl-roads@cur.example': expect.stringMatching(/, прочие темы; Усинск/),
      'operatory@cur.example': expect.stringContaining('орган не определён'),
    });
  });

  it('of the digest is a mail of its own', async () => {
    await mailing.tell(head, '2026-03-30T09:00');
    await mailing.digest({ body: 'mun-usinsk' }, '2026-03-30');
    expect(await mailing.run('2026-03-30T09:05')).toMatchObject({ sent: 2, notices: 2 });
    const digest = mailing.inbox.received.find(({ subject }) => subject.startsWith('Сводка'));
    expect(digest?.subject).toBe('Сводка на 30.03.2026: открыто 3, под угрозой 1, просрочено 1');
    expect(digest?.text).toContain('Новых с утра прошлого рабочего дня: 2');
    expect(digest?.text).toContain('Просят рассмотреть повторно: 2, из них срок решения прошёл: 1');
    expect(digest?.text).toContain('7K2M-04QX-9ZTA. Срок ответа истёк.');
  });

  it('is not written to whom has no mailbox', async () => {
    await mailing.tell({ role: 'media-lead' }, '2026-03-30T10:00');
    await mailing.tell({ role: 'body-head', body: 'org-mfc' }, '2026-03-30T10:00', { appealId: 'B' });
    expect(await mailing.pending()).toEqual([]);
  });

  it('holds so many notices as one transaction takes away, and the next run mails the rest', {
    timeout: 30_000,
  }, async () => {
    for (let index = 0; index < 130; index += 1)
      await mailing.tell(head, '2026-03-30T10:00', { appealId: `A${String(index).padStart(11, '0')}` });
    expect(await mailing.run('2026-03-30T10:05')).toMatchObject({ sent: 1, notices: 98 });
    expect(await mailing.run('2026-03-30T10:10')).toMatchObject({ sent: 1, notices: 32 });
    expect(await mailing.pending()).toEqual([]);
  });
});

describe('working hours', () => {
  it('are waited for', async () => {
    await mailing.tell(head, '2026-03-28T12:00', { notBefore: moscow('2026-03-30T09:00') });
    expect(await mailing.run('2026-03-30T08:55')).toMatchObject({ sent: 0 });
    expect(await mailing.run('2026-03-30T09:00')).toMatchObject({ sent: 1 });
  });

  it('hold for a notice of the working day that nobody has mailed by its end', async () => {
    await mailing.tell(head, '2026-03-27T16:44');
    expect(await mailing.run('2026-03-27T16:45')).toMatchObject({ sent: 0 });
    expect(await mailing.run('2026-03-30T09:00')).toMatchObject({ sent: 1 });
  });

  it('are not waited for with what is urgent, alone', async () => {
    await mailing.tell(head, '2026-03-27T16:44');
    await mailing.tell(executor, '2026-03-27T23:00', { appealId: 'B', isUrgent: true });
    expect(await mailing.run('2026-03-27T23:05')).toMatchObject({ sent: 1, notices: 1 });
    expect(await mailing.run('2026-03-30T09:00')).toMatchObject({ sent: 1, notices: 1 });
  });

  it('a mail that has failed by day is not repeated at night, and keeps nothing urgent back', async () => {
    await mailing.tell(head, '2026-03-27T16:35');
    mailing.inbox.answer = () => ({ code: 451 });
    expect(await mailing.run('2026-03-27T16:40')).toMatchObject({ sent: 0, failed: 1 });
    mailing.inbox.answer = () => undefined;
    await mailing.tell(executor, '2026-03-27T17:00', { appealId: 'B', isUrgent: true });
    expect(await mailing.run('2026-03-27T17:05')).toMatchObject({ sent: 1, notices: 1 });
    expect(await mailing.run('2026-03-27T18:05')).toMatchObject({ sent: 0 });
    expect(await mailing.run('2026-03-30T09:00')).toMatchObject({ sent: 1, notices: 1 });
  });
});

describe('a repeat', () => {
  it('of a notice writes nothing twice', async () => {
    await mailing.tell(head, '2026-03-30T10:00');
    expect(await mailing.tell(head, '2026-03-30T10:15')).toBe('told-meanwhile');
    await mailing.digest({ body: 'mun-usinsk' }, '2026-03-30');
    expect(await mailing.digest({ body: 'mun-usinsk' }, '2026-03-30')).toBe('kept-before');
    expect(await mailing.pending()).toHaveLength(2);
    await mailing.run('2026-03-30T10:20');
    expect(await mailing.run('2026-03-30T10:25')).toMatchObject({ sent: 0 });
    expect(await mailing.digest({ body: 'mun-usinsk' }, '2026-03-30')).toBe('kept-before');
    expect(await mailing.pending()).toEqual([]);
  });

  it('after a crash between sending and removing is the same mail by the same name, whatever has come since', async () => {
    await mailing.tell(head, '2026-03-30T10:00');
    mailing.database.fault = ({ operation }) =>
      operation === 'TransactWriteItems' ? { status: 400, body: '{"__type":"InternalServerError"}' } : undefined;
    expect(await mailing.run('2026-03-30T10:05')).toMatchObject({ sent: 0, failed: 1 });
    mailing.database.fault = () => undefined;
    await mailing.tell(head, '2026-03-30T09:59', { appealId: 'B' });
    expect(await mailing.run('2026-03-30T10:06')).toMatchObject({ sent: 0 });
    expect(await mailing.run('2026-03-30T10:10')).toMatchObject({ sent: 1, notices: 1 });
    expect(await mailing.run('2026-03-30T10:15')).toMatchObject({ sent: 1, notices: 1 });
    const [first, second, third] = mailing.inbox.received;
    expect(second).toEqual(first);
    expect(first?.messageId).toMatch(/^<[0-9a-f]{32}@cur\.example>$/);
    expect(third?.messageId).not.toBe(first?.messageId);
    expect(await mailing.pending()).toEqual([]);
  });

  it('by two runs at once sends one mail', async () => {
    await mailing.tell(head, '2026-03-30T10:00');
    const runs = await Promise.all([mailing.run('2026-03-30T10:05'), mailing.run('2026-03-30T10:05')]);
    expect(mailing.inbox.received).toHaveLength(1);
    expect(runs).toContainEqual(expect.objectContaining({ sent: 1 }));
  });
});

describe('a failure', () => {
  it('is tried again after pauses that grow to an hour', { timeout: 30_000 }, async () => {
    await mailing.tell(head, '2026-03-30T09:00');
    mailing.inbox.answer = () => ({ code: 450 });
    const times = ['09:00', '09:04', '09:05', '09:10', '09:15', '09:30', '09:35', '10:10', '10:15', '11:10', '11:15'];
    const tries: string[] = [];
    for (const time of times) {
      const run = await mailing.run(`2026-03-30T${time}`);
      if (typeof run === 'object' && run.failed === 1) tries.push(time);
    }
    expect(tries).toEqual(['09:00', '09:05', '09:15', '09:35', '10:15', '11:15']);
    mailing.inbox.answer = () => undefined;
    expect(await mailing.run('2026-03-30T12:15')).toMatchObject({ sent: 1, notices: 1 });
  });

  it('that does not end is given up with its reason', async () => {
    await mailing.tell(head, '2026-03-30T09:00');
    mailing.inbox.answer = () => ({ code: 450 });
    await mailing.run('2026-03-30T09:00');
    const [tried] = (await mailing.tables.scan('centre')).filter(({ sk = '' }) => sk.startsWith('#'));
    if (!tried) throw new Error('no mail was tried');
    await mailing.tables.put('centre', { ...tried, attempts: 71 });
    expect(await mailing.run('2026-03-30T10:00')).toMatchObject({ sent: 0, failed: 0, dead: 1 });
    expect(await mailing.dead()).toMatchObject([{ reason: 'status-450', attempts: 72, mailbox: 'body#mun-usinsk' }]);
    expect(await mailing.pending()).toEqual([]);
  });

  it('of the last attempt that nobody has seen is given up, and not sent again', async () => {
    await mailing.tell(head, '2026-03-30T09:00');
    mailing.inbox.answer = () => ({ code: 450 });
    await mailing.run('2026-03-30T09:00');
    const [tried] = (await mailing.tables.scan('centre')).filter(({ sk = '' }) => sk.startsWith('#'));
    if (!tried) throw new Error('no mail was tried');
    await mailing.tables.put('centre', { ...tried, attempts: 72 });
    mailing.inbox.answer = () => undefined;
    expect(await mailing.run('2026-03-30T10:00')).toMatchObject({ sent: 0, dead: 1 });
    expect(mailing.inbox.received).toEqual([]);
  });

  it('that the server calls final is given up at once, and only that mail', async () => {
    await mailing.tell(head, '2026-03-30T09:00');
    await mailing.tell({ role: 'operator' }, '2026-03-30T09:00', { appealId: 'B' });
    mailing.inbox.answer = (to) => (to === address ? { code: 550 } : undefined);
    expect(await mailing.run('2026-03-30T09:05')).toMatchObject({ sent: 1, failed: 0, dead: 1 });
    expect(await mailing.dead()).toMatchObject([{ reason: 'status-550', attempts: 1 }]);
  });

  it('of the whole server leaves everything where it is', async () => {
    await mailing.tell(head, '2026-03-30T09:00');
    mailing.vault['rcc-demo/smtp-server'] = JSON.stringify({ smtpUrl: 'smtp://127.0.0.1:1' });
    expect(await mailing.run('2026-03-30T09:05')).toMatchObject({ sent: 0, failed: 1, dead: 0 });
    expect(await mailing.pending()).toHaveLength(2);
  });

  it('of a server elsewhere to speak TLS sends nothing', async () => {
    await mailing.tell(head, '2026-03-30T09:00');
    // Of all addresses of this machine, this is not one that the centre knows to be its own.
    const elsewhere = mailing.inbox.url.replace('127.0.0.1', '0.0.0.0');
    mailing.vault['rcc-demo/smtp-server'] = JSON.stringify({ smtpUrl: elsewhere });
    expect(await mailing.run('2026-03-30T09:05')).toMatchObject({ sent: 0, failed: 1 });
    expect(mailing.inbox.received).toEqual([]);
    expect(mailing.log.text()).toContain('"reason":"ETLS"');
  });

  it('to name a server keeps the notices without an attempt', async () => {
    await mailing.tell(head, '2026-03-30T09:00');
    mailing.vault['rcc-demo/smtp-server'] = JSON.stringify({ smtpUrl: '' });
    expect(await mailing.run('2026-03-30T09:05')).toBe('no-server');
    expect(await mailing.pending()).toHaveLength(1);
  });

  it('to write the secret as it should be says nothing of it', async () => {
    mailing.vault['rcc-demo/smtp-server'] = JSON.stringify({ smtpUrl: 'https://account:geheimnis@cur.example' });
    await expect(mailing.run('2026-03-30T09:05')).rejects.toThrow('RCC_SMTP_SECRET_UNREADABLE');
    expect(mailing.log.text()).not.toContain('geheimnis');
  });
});

it('no address stands in the log', () => {
  expect(mailing.log.text()).toContain('RCC_MAIL_DEAD');
  expect(mailing.log.text()).not.toMatch(/@[\w-]+\.example/);
});
