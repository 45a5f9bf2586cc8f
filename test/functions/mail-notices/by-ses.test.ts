import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startHttp } from '#test/support/emulators.ts';
import { type StartedMailing, startMailing } from './start-mailing.ts';

interface Request {
  readonly url: string;
  readonly body: Record<string, unknown>;
}

let mailing: StartedMailing;
let ses: Emulator;
const requests: Request[] = [];
let refusal: { readonly status: number; readonly type: string } | undefined;

beforeAll(async () => {
  ses = await startHttp((body, _, url) => {
    requests.push({ url, body: JSON.parse(body) });
    const headers = { 'content-type': 'application/json' };
    if (refusal)
      return {
        status: refusal.status,
        headers: { ...headers, 'x-amzn-errortype': refusal.type },
        body: JSON.stringify({ message: 'priemnaya@usinsk.example is refused' }),
      };
    return { status: 200, headers, body: JSON.stringify({ MessageId: '0100018c' }) };
  });
  mailing = await startMailing({ through: 'ses', sesEndpoint: ses.endpoint });
});
beforeEach(async () => {
  requests.length = 0;
  refusal = undefined;
  await mailing.reset();
  await mailing.tell({ role: 'body-head', body: 'mun-usinsk' }, '2026-03-30T09:00');
});
afterAll(async () => {
  await mailing.stop();
  await ses.stop();
});

describe('by SES', () => {
  it('a mail goes in plain Russian, with its name in a header', async () => {
    expect(await mailing.run('2026-03-30T09:05')).toMatchObject({ sent: 1, notices: 1 });
    expect(requests).toEqual([
      {
        url: '/v2/email/outbound-emails',
        body: {
          FromEmailAddress: 'centre@cur.example',
          Destination: { ToAddresses: ['priemnaya@usinsk.example'] },
          Content: {
            Simple: {
              Subject: { Data: 'Сроки обращений: под угрозой 0, просрочено 1', Charset: 'UTF-8' },
              Body: { Text: { Data: expect.stringContaining('7K2M-04QX-9ZTA'), Charset: 'UTF-8' } },
              Headers: [
                { Name: 'X-Mail-Id', Value: expect.stringMatching(/^[0-9a-f]{32}$/) },
                { Name: 'Auto-Submitted', Value: 'auto-generated' },
              ],
            },
          },
        },
      },
    ]);
    expect(await mailing.pending()).toEqual([]);
  });

  it.each([
    ['MessageRejected', 400],
    ['BadRequestException', 400],
  ])('%s is final', async (type, status) => {
    refusal = { type, status };
    expect(await mailing.run('2026-03-30T09:05')).toMatchObject({ sent: 0, dead: 1 });
    expect(await mailing.dead()).toMatchObject([{ reason: type }]);
  });

  it.each([
    ['TooManyRequestsException', 429],
    ['SendingPausedException', 400],
    ['InternalServiceErrorException', 500],
  ])('after %s the same mail is tried again', async (type, status) => {
    refusal = { type, status };
    expect(await mailing.run('2026-03-30T09:05')).toMatchObject({ sent: 0, failed: 1, dead: 0 });
    refusal = undefined;
    expect(await mailing.run('2026-03-30T09:10')).toMatchObject({ sent: 1 });
    expect(requests).toHaveLength(2);
    expect(requests[1]).toEqual(requests[0]);
    expect(mailing.log.text()).not.toContain('usinsk.example');
  });
});
