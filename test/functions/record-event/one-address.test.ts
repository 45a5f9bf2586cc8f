import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyAnswer } from '#shared/domain/surveys/survey.ts';
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

const address = 'a'.repeat(64);
const hashOf = (number: number) => createHash('sha256').update(`token ${number}`).digest('hex');
const nameOf = (number: number) => `A-${number}`;
const messageOf = (number: number) => ({ kind: 'survey-answer', tokenHash: hashOf(number) });
const badAnswer: SurveyAnswer = { mark: 1, resolved: 'no', comment: 'Не по теме', reasons: ['late'], mayContact: true };

async function invite(number: number): Promise<void> {
  const ids = { appealId: idOf(nameOf(number)), source: 'pos', externalId: nameOf(number) };
  await recording.record([aMessage(nameOf(number), aStory().slice(0, 6))]);
  await surveys.invite({
    ...{ tokenHash: hashOf(number), ...ids, cycle: 1, category: 'lighting', sector: 'amenities', citizens: [] },
    ...{ answeredAt: moscow('2026-03-06T15:00'), expiresAt: moscow('2026-03-21') },
  });
}

/** Keeps an answer as the survey page does: with it, its place among those of the address. */
async function answer(number: number, before: readonly number[], more = {}): Promise<void> {
  const kept = { ...badAnswer, ...more, address };
  await surveys.answer(hashOf(number), kept, moscow('2026-03-12T10:00') + number);
  const answers = new Set([...before, number].map(hashOf));
  await recording.tables.put('centre', { pk: `address#${address}`, sk: 'address', answers });
}

async function surveyFactsOf(number: number): Promise<Record<string, unknown>[]> {
  const items = await recording.tables.appeal(idOf(nameOf(number)));
  return items.filter(({ source, sk }) => source === 'survey' && sk?.startsWith('event#'));
}

/** The flags of the rating that counts, and how many requests to reopen wait. */
async function verdictOf(number: number) {
  const state = await recording.stateOf(nameOf(number));
  const record = state?.['fact'] as { ratings: { at: number; flags?: string[] }[] };
  return { flags: record.ratings.at(-1)?.flags, request: state?.['requestDue'] };
}

describe('an answer to a survey', () => {
  it('brings what was wrong, whether to come back, its flag and the signs of conflict', async () => {
    await invite(1);
    await answer(1, [], { isFromOwnNetwork: true });
    await recording.record([messageOf(1)]);
    const [fact, ...others] = await surveyFactsOf(1);
    expect(others).toEqual([]);
    expect(JSON.parse(String(fact?.['data']))).toMatchObject({
      ...{ mark: 1, resolved: 'no', reasons: ['late'], mayContact: true, flags: ['own-network'] },
      conflict: { signs: ['other-question'], version: expect.any(String) },
    });
  });

  it('of which there is nothing to say brings none of it', async () => {
    await invite(1);
    await answer(1, [], { mark: 5, resolved: 'yes', comment: 'Спасибо', reasons: [], mayContact: false });
    await recording.record([messageOf(1)]);
    const [fact] = await surveyFactsOf(1);
    const told = { mark: 5, resolved: 'yes', comment: 'Спасибо', mayContact: false, by: 'survey', cycle: 1 };
    expect(JSON.parse(String(fact?.['data']))).toEqual({ ...told, afterSeconds: expect.any(Number) });
  });
});

describe('five answers from one address', () => {
  it('are not flagged', async () => {
    const numbers = [1, 2, 3, 4, 5];
    for (const number of numbers) await invite(number);
    for (const number of numbers) await answer(number, numbers.slice(0, number - 1));
    await recording.record(numbers.map(messageOf));
    for (const number of numbers) {
      expect(await surveyFactsOf(number)).toHaveLength(1);
      expect((await verdictOf(number)).flags).toBeUndefined();
    }
  });
});

describe('eight answers from one address', () => {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8];

  it('are all flagged in the end, by the same facts, in whatever order and however often they are told of', async () => {
    const facts: Record<string, unknown>[][] = [];
    const step = fc.record({ number: fc.constantFrom(...numbers), isTogether: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(numbers, { minLength: 8 }),
        fc.array(step, { maxLength: 6 }),
        fc.shuffledSubarray(numbers, { minLength: 8 }),
        async (answering, early, last) => {
          await recording.reset();
          for (const number of numbers) await invite(number);
          const told = [...early];
          const before: number[] = [];
          for (const number of answering) {
            await answer(number, before);
            before.push(number);
            // Some messages come in between, of whoever has answered; others are late.
            const next = told.shift();
            if (next && before.includes(next.number)) await recording.record([messageOf(next.number)]);
          }
          const isInOneBatch = early[0]?.isTogether ?? true;
          if (isInOneBatch) expect(await recording.record(last.map(messageOf))).toEqual([]);
          else for (const number of last) expect(await recording.record([messageOf(number)])).toEqual([]);
          expect(await recording.record([messageOf(answering[0] ?? 1)])).toEqual([]);

          for (const number of numbers) {
            const { flags, request } = await verdictOf(number);
            expect(flags).toEqual(['many-from-one-address']);
            expect(request).toEqual(expect.any(Number));
          }
          facts.push((await Promise.all(numbers.map(surveyFactsOf))).flat());
        },
      ),
      { numRuns: 4, seed: 63 },
    );
    expect(facts.length).toBeGreaterThan(1);
    for (const some of facts) expect(some).toEqual(facts[0]);
    expect(facts[0]).toHaveLength(16);
  }, 120_000);

  it('leave a request that was declined as it is', async () => {
    for (const number of numbers) await invite(number);
    await answer(1, []);
    await recording.record([messageOf(1)]);
    expect((await verdictOf(1)).request).toBeDefined();
    const declined = anEvent('appeal.reopening-declined', '2026-03-13T10:00:00+03:00', { reason: 'Работы идут' });
    await recording.record([aMessage(nameOf(1), [declined])]);
    expect((await verdictOf(1)).request).toBeUndefined();
    for (const number of numbers.slice(1)) await answer(number, numbers.slice(0, number - 1));
    await recording.record(numbers.slice(1).map(messageOf));
    expect(await verdictOf(1)).toEqual({ flags: ['many-from-one-address'], request: undefined });
    expect((await verdictOf(2)).request).toBeDefined();
  });

  it('give the message back when one of them cannot be written, once', async () => {
    for (const number of numbers) await invite(number);
    for (const number of numbers) await answer(number, numbers.slice(0, number - 1));
    recording.database.fault = ({ operation, body }) =>
      operation === 'TransactWriteItems' && /A-[23]"/.test(body.toString())
        ? { status: 400, body: '{"__type":"AccessDenied"}' }
        : undefined;
    expect(await recording.record([messageOf(8)])).toEqual([0]);
    expect((await verdictOf(4)).flags).toEqual(['many-from-one-address']);
    recording.database.fault = () => undefined;
    expect(await recording.record([messageOf(8)], 2)).toEqual([]);
    for (const number of numbers) expect((await verdictOf(number)).flags).toEqual(['many-from-one-address']);
  });
});
