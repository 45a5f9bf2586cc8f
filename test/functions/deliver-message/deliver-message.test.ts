import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSEvent } from 'aws-lambda';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import trigger from '#events/triggers/deliver-message.json' with { type: 'json' };
import { surveyTermMs } from '#shared/domain/surveys/survey.ts';
import { anInvitation, keys, type StartedDelivery, sample, sampleTime, startDelivery } from './start-delivery.ts';

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
  vi.setSystemTime(sampleTime);
  delivery.received.length = 0;
  Object.assign(delivery.platform, { status: 200, answerHeaders: {} });
});

describe('an invitation', () => {
  it('reaches the platform signed, with all that the citizen needs: the raw record of the queue', async () => {
    expect(await delivery.run(structuredClone(trigger) as unknown as SQSEvent)).toEqual({ batchItemFailures: [] });
    const [message, ...others] = delivery.received;
    expect(others).toEqual([]);
    expect(message?.headers).toMatchObject({
      'webhook-id': 'survey-7K2M04QX9ZTA-1',
      'content-type': 'application/json',
    });
    expect(new Webhook(keys[0] ?? '').verify(message?.body ?? '', message?.headers ?? {})).toEqual({
      type: 'survey.invited',
      timestamp: new Date(sampleTime).toISOString(),
      data: {
        externalId: '2026-03-000417',
        appealId: '7K2M04QX9ZTA',
        text: expect.stringMatching(/7K2M-04QX-9ZTA.*14 дней/),
        link: `https://centre.example/s/${sample.token}`,
      },
    });
    const { kind: _, token: __, ...asked } = sample;
    expect(await delivery.surveyOf(sample)).toEqual({
      ...asked,
      ...{ sector: 'other', citizens: [] },
      tokenHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      expiresAt: sampleTime + surveyTermMs,
    });
  });

  it('that comes twice opens one survey and is handed over once', async () => {
    const invitation = anInvitation();
    await delivery.deliver([invitation]);
    const survey = await delivery.surveyOf(invitation);
    vi.setSystemTime(sampleTime + 3_600_000);
    expect(await delivery.deliver([invitation])).toEqual([]);
    expect(await delivery.surveyOf(invitation)).toEqual(survey);
    expect(delivery.received).toHaveLength(1);
  });

  it('of an earlier release names no channel, sector or body', async () => {
    const { kind, appealId, source, externalId, cycle, category, answeredAt, token } = anInvitation();
    await delivery.deliver([{ kind, appealId, source, externalId, cycle, category, answeredAt, token }]);
    expect(await delivery.invitationOf(appealId, cycle)).toMatchObject({ outcome: 'delivered', way: 'platform' });
  });

  it('does not open an answered survey anew', async () => {
    const invitation = anInvitation();
    await delivery.deliver([invitation]);
    const survey = await delivery.surveyOf(invitation);
    const { dynamoSurveyStore } = await import('#shared/persistence/survey-store.ts');
    const store = dynamoSurveyStore(delivery.client, 'centre');
    await store.answer(
      survey?.tokenHash ?? '',
      { mark: 1, resolved: 'no', reasons: [], mayContact: false },
      sampleTime,
    );
    await delivery.deliver([invitation]);
    expect((await delivery.surveyOf(invitation))?.answer?.mark).toBe(1);
  });

  it('with another token for the same cycle makes no second link, also at the same time', async () => {
    const appealId = 'ONEAPPEAL234';
    const invitations = Array.from({ length: 8 }, () => anInvitation({ appealId }));
    expect(await delivery.deliver(invitations)).toEqual([]);
    const surveys = await Promise.all(invitations.map((invitation) => delivery.surveyOf(invitation)));
    expect(surveys.filter((survey) => survey !== undefined)).toHaveLength(1);
    expect(delivery.received).toHaveLength(1);
    await delivery.deliver([anInvitation({ appealId, cycle: 2 })]);
    expect(delivery.received).toHaveLength(2);
  });

  it('is not sent when the answer is older than a link may live', async () => {
    const invitation = anInvitation();
    vi.setSystemTime(invitation.answeredAt + surveyTermMs);
    expect(await delivery.deliver([invitation])).toEqual([]);
    expect(await delivery.surveyOf(invitation)).toBeUndefined();
    expect(delivery.received).toEqual([]);
    expect(delivery.log.text()).toContain('RCC_SURVEY_TOO_LATE');
  });

  it('is signed with every key while keys are being changed', async () => {
    await delivery.deliver([anInvitation({ source: 'rotating' })]);
    const [message] = delivery.received;
    for (const key of keys)
      expect(() => new Webhook(key).verify(message?.body ?? '', message?.headers ?? {})).not.toThrow();
  });
});

describe('what is kept', () => {
  it('has the hash of a token, never the token, and ends by itself half a year after the term', async () => {
    const invitation = anInvitation();
    await delivery.deliver([invitation]);
    const { Items = [] } = await delivery.client.send(new ScanCommand({ TableName: 'centre' }));
    expect(JSON.stringify(Items)).not.toContain(invitation.token);
    const own = Items.filter(
      ({ appealId, pk }) => appealId === invitation.appealId || pk.includes(invitation.appealId),
    );
    expect(own.map(({ expiresAt }) => expiresAt).sort()).toEqual([
      Math.ceil((sampleTime + surveyTermMs) / 1000) + 180 * 86_400,
      undefined,
    ]);
  });
});
