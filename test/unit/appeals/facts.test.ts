import { describe, expect, it } from 'vitest';
import { factKey, factsOf } from '#shared/domain/appeals/appeal-store.ts';
import { parseFact } from '#shared/domain/appeals/fact.ts';
import { isKnownType } from '#shared/domain/appeals/fact-data.ts';
import { aFact, factTypes } from '#test/support/a-fact.ts';

it.each([
  ['appeal.submitted', true],
  ['appeal.interim-answered', true],
  ['appeal.photographed', false],
  ['submitted', false],
  ['toString', false],
  ['constructor', false],
  ['__proto__', false],
])('%s is a type of this release: %s', (type, isKnown) => {
  expect(isKnownType(type)).toBe(isKnown);
});

it.each(factTypes)('a stored %s is read as it was written', (type) => {
  const fact = aFact(type, '2026-10-05', {}, { sequence: 7 });
  expect(parseFact(JSON.parse(JSON.stringify(fact)))).toEqual(fact);
});

it('a fact is known by its source and its id there', () => {
  expect(factKey(aFact('appeal.noted', '2026-10-05', {}, { source: 'vk', eventId: '7' }))).toBe('vk#7');
});

describe('the facts of a history', () => {
  it('are those received, each with what was concluded from it', () => {
    const submission = aFact('appeal.submitted', '2026-10-05');
    const answer = aFact('appeal.answered', '2026-10-06');
    const label = aFact('appeal.classified', '2026-10-05', { by: 'classifier' }, { source: 'classifier' });
    const place = aFact('appeal.located', '2026-10-05', { by: 'recogniser' }, { source: 'recogniser' });
    const received = [
      { fact: submission, receivedAt: 1, concluded: [label, place] },
      { fact: answer, receivedAt: 2 },
    ];
    expect(factsOf(received)).toEqual([submission, label, place, answer]);
  });
});
