import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMessage, idOf } from '#test/support/a-message.ts';
import { aStory } from '#test/support/a-story.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canariesIn, canary, canaryAuthor } from '#test/support/canary.ts';
import { type StartedRecording, startRecording } from './start-recording.ts';

let recording: StartedRecording;
beforeAll(async () => {
  recording = await startRecording();
  await recording.record([aMessage('A-1', aStory(), { receivedAt: '2026-03-16T09:00:00.000Z' })]);
});
afterAll(() => recording.stop());

const { words, ...contacts } = canary;

describe('who wrote', () => {
  it('is in the contacts table, for five years', async () => {
    expect(await recording.tables.scan('contacts')).toEqual([
      {
        pk: idOf('A-1'),
        name: canaryAuthor.name,
        contacts: canaryAuthor.contacts,
        expiresAt: Date.parse('2031-03-16T15:00:00Z') / 1000,
      },
    ]);
  });

  it('and how to reach them is in no other table, index, message or log line', async () => {
    const others = [await recording.tables.scan('appeals'), await recording.tables.scan('centre')];
    const messages = [await recording.invitations(), await recording.parked()];
    expect(others.flat().length).toBeGreaterThan(10);
    expect(messages.flat().length).toBeGreaterThan(0);
    for (const text of [JSON.stringify(others), JSON.stringify(messages), recording.log.text()]) {
      expect(Object.values(contacts).filter((mark) => text.includes(mark))).toEqual([]);
    }
  });
});

describe('what was written', () => {
  it('is in the facts, and in nothing that is made of them', async () => {
    const items = await recording.tables.scan('appeals');
    const withWords = items.filter((item) => JSON.stringify(item).includes(words)).map(({ type }) => type);
    expect(withWords).toEqual(['appeal.submitted']);
    expect(canariesIn(JSON.stringify(await recording.invitations()))).toEqual([]);
    expect(canariesIn(recording.log.text())).toEqual([]);
    expect(recording.log.text()).toContain('RCC_EVENTS_RECORDED');
  });
});

describe('an author', () => {
  const at = '2026-03-12T10:00:00+03:00';
  const contactsOf = async (externalId: string) =>
    (await recording.tables.scan('contacts')).filter(({ pk }) => pk === idOf(externalId));

  it.each([
    ['of no name and no contacts', { kind: 'unknown' } as const],
    ['who is not told of', undefined],
  ])('%s leaves no item', async (_, author) => {
    await recording.record([aMessage('A-2', [anEvent('appeal.submitted', at, { author })])]);
    expect(await contactsOf('A-2')).toEqual([]);
  });

  it('of a name only is kept; the appeal is not reachable', async () => {
    const author = { kind: 'citizen', name: canary.name } as const;
    await recording.record([aMessage('A-3', [anEvent('appeal.submitted', at, { author })])]);
    expect(await contactsOf('A-3')).toMatchObject([{ name: canary.name }]);
    const [submitted] = await recording.tables.appeal(idOf('A-3'));
    expect(JSON.parse(String(submitted?.['data']))).toMatchObject({ reachable: false });
  });
});
