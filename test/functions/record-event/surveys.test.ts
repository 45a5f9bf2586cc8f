import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AppealEvent } from '#events/event.ts';
import type { SurveyStore } from '#shared/domain/surveys/survey-store.ts';
import { aMessage, idOf } from '#test/support/a-message.ts';
import { aStory } from '#test/support/a-story.ts';
import { anEvent } from '#test/support/an-event.ts';
import { moscow } from '#test/support/moscow.ts';
import { type StartedRecording, startRecording } from './start-recording.ts';

let recording: StartedRecording;
let surveys: SurveyStore;
beforeAll(async () => {
  recording = await startRecording();
  const { documentClient } = await import('#shared/persistence/dynamo.ts');
  const { dynamoSurveyStore } = await import('#shared/persistence/survey-store.ts');
  surveys = dynamoSurveyStore(documentClient(), 'centre');
});
afterEach(() => recording.reset());
afterAll(() => recording.stop());

const at = (local: string) => `2026-03-${local}:00+03:00`;
const asked = (cycle: number) => ({ kind: 'survey-invitation', appealId: idOf('A-1'), externalId: 'A-1', cycle });
/** Up to the first answer, before the citizen comes again. */
const answered = () => aStory().slice(0, 6);

describe('the citizen is asked', () => {
  it('once about an answered cycle, with a link of their own', async () => {
    for (const event of answered()) await recording.record([aMessage('A-1', [event])]);
    const [invitation, ...others] = await recording.invitations();
    expect(others).toEqual([]);
    expect(invitation).toEqual({
      ...asked(1),
      source: 'pos',
      channel: 'portal',
      ...{ sector: expect.any(String), category: expect.any(String), body: expect.any(String) },
      answeredAt: moscow('2026-03-06T15:00'),
      token: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
    });
  });

  it('about every cycle that is answered, when its turn comes', async () => {
    for (const event of aStory()) await recording.record([aMessage('A-1', [event])]);
    const invitations = await recording.invitations();
    expect(invitations).toMatchObject([asked(1), asked(2)]);
    expect(new Set(invitations.map((invitation) => 'token' in invitation && invitation.token)).size).toBe(2);
  });

  it('not about a cycle after which they have come again', async () => {
    await recording.record([aMessage('A-1', aStory())]);
    expect(await recording.invitations()).toMatchObject([asked(2)]);
  });

  it('not before the answer has its submission, and then', async () => {
    const [submitted, ...others] = answered();
    await recording.record([aMessage('A-1', others)]);
    expect(await recording.invitations()).toEqual([]);
    await recording.record([aMessage('A-1', submitted ? [submitted] : [])]);
    expect(await recording.invitations()).toMatchObject([asked(1)]);
  });

  it.each<[string, AppealEvent, string]>([
    [
      'who has withdrawn',
      anEvent('appeal.closed', at('06T16:00'), { outcome: 'withdrawn' }),
      '2026-03-07T00:00:00.000Z',
    ],
    ['fourteen days after the answer', anEvent('appeal.noted', at('06T16:00')), '2026-03-20T12:00:00.000Z'],
    ['a year after the answer', anEvent('appeal.noted', at('06T16:00')), '2027-03-20T12:00:00.000Z'],
  ])('but not one %s', async (_, event, receivedAt) => {
    await recording.record([aMessage('A-1', [...answered(), event], { receivedAt })]);
    expect(await recording.invitations()).toEqual([]);
    expect(await recording.stateOf('A-1')).toMatchObject({ anomalies: 0 });
  });

  it('a moment before fourteen days have gone', async () => {
    await recording.record([aMessage('A-1', answered(), { receivedAt: '2026-03-20T11:59:59.999Z' })]);
    expect(await recording.invitations()).toMatchObject([asked(1)]);
  });

  it('also when the function dies between the history and the invitation', async () => {
    let refusals = 2;
    recording.sqs.fault = () => (refusals-- > 0 ? { status: 400, body: '{"__type":"AccessDenied"}' } : undefined);
    const message = aMessage('A-1', answered());
    expect(await recording.record([message])).toEqual([0]);
    expect(await recording.record([message], 2)).toEqual([0]);
    expect(await recording.stateOf('A-1')).toMatchObject({ state: 'answered', version: 1 });
    expect(await recording.invitations()).toEqual([]);
    expect(await recording.record([message], 3)).toEqual([]);
    expect(await recording.invitations()).toMatchObject([asked(1)]);
  });

  it('also when other facts have come in between', async () => {
    recording.sqs.fault = () => ({ status: 400, body: '{"__type":"AccessDenied"}' });
    const message = aMessage('A-1', answered());
    expect(await recording.record([message])).toEqual([0]);
    recording.sqs.fault = () => undefined;
    expect(await recording.record([aMessage('A-1', [anEvent('appeal.noted', at('07T10:00'))])])).toEqual([]);
    expect(await recording.invitations()).toEqual([]);
    expect(await recording.record([message], 2)).toEqual([]);
    expect(await recording.invitations()).toMatchObject([asked(1)]);
  });
});

describe('the answer to a survey', () => {
  const tokenHash = randomBytes(32).toString('hex');
  const message = { kind: 'survey-answer', tokenHash };

  async function invite() {
    await recording.record([aMessage('A-1', aStory())]);
    await surveys.invite({
      ...{ tokenHash, appealId: idOf('A-1'), source: 'pos', externalId: 'A-1', cycle: 1, category: 'lighting' },
      ...{ sector: 'amenities', citizens: [] },
      answeredAt: moscow('2026-03-06T15:00'),
      expiresAt: moscow('2026-03-21'),
    });
  }

  it('is a fact of the cycle that was asked about, taken in once', async () => {
    await invite();
    const answer = { mark: 2, resolved: 'no', comment: 'Фонарь не починили', reasons: [], mayContact: false } as const;
    await surveys.answer(tokenHash, answer, moscow('2026-03-12T10:00'));
    expect(await recording.record([message, message])).toEqual([]);
    expect(await recording.record([message])).toEqual([]);
    const items = await recording.tables.appeal(idOf('A-1'));
    expect(items.filter(({ source }) => source === 'survey')).toMatchObject([
      { ...{ type: 'appeal.rated', occurredAt: moscow('2026-03-12T10:00') }, sk: `event#survey#${idOf('A-1')}-1` },
    ]);
    const first = items.find(({ sk }) => sk === 'cycle#0001');
    expect(first?.['fact']).toMatchObject({
      ratings: [{ at: moscow('2026-03-12T10:00'), satisfied: false, by: 'survey' }],
    });
    expect(items.find(({ sk }) => sk === 'state')).toMatchObject({ version: 2, anomalies: 0 });
    expect(recording.log.text()).not.toContain('не починили');
  });

  it('that was not kept changes nothing, and the message is done', async () => {
    await invite();
    const before = await recording.tables.scan('appeals');
    expect(await recording.record([message])).toEqual([]);
    expect(await recording.tables.scan('appeals')).toEqual(before);
  });

  it('to a link that nobody has is done too', async () => {
    expect(await recording.record([message])).toEqual([]);
    expect(await recording.tables.scan('appeals')).toEqual([]);
    expect(await recording.parked()).toEqual([]);
  });

  it('and events of the same appeal in one batch are one transaction', async () => {
    await invite();
    await surveys.answer(
      tokenHash,
      { mark: 5, resolved: 'yes', reasons: [], mayContact: false },
      moscow('2026-03-12T10:00'),
    );
    const writes = recording.watch('TransactWriteItems');
    await recording.record([message, aMessage('A-1', [anEvent('appeal.noted', at('16T10:00'))])]);
    expect(writes).toHaveLength(1);
  });
});
