import { describe, expect, it } from 'vitest';
import { eventTypes, isKnownEvent, parseEvent } from '#events/event.ts';
import { toFact } from '#events/to-fact.ts';
import { parseFact } from '#shared/domain/appeals/fact.ts';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';

const samples = Object.entries(eventTypes).map(([type, { sample }]) => [type, sample] as const);

describe('the sample of every type', () => {
  it.each(samples)('%s is read whole, none of its fields dropped', (type, sample) => {
    const parsed = parseEvent(sample);
    expect(parsed.data).toEqual(sample);
    expect(parsed.data && isKnownEvent(parsed.data)).toBe(true);
    expect(sample.type).toBe(type);
  });

  it.each(samples)('%s becomes a fact that the store can read again', (type, sample) => {
    const parsed = parseEvent(sample);
    if (!parsed.success) throw parsed.error;
    const fact = toFact('portal', parsed.data);
    expect(fact).toMatchObject({ source: 'portal', eventId: sample.data.eventId, type });
    expect(fact.occurredAt).toBe(Date.parse(sample.timestamp));
    expect(fact.data).not.toHaveProperty('eventId');
    expect(fact.data).not.toHaveProperty('externalId');
    expect(parseFact(JSON.parse(JSON.stringify(fact)))).toEqual(JSON.parse(JSON.stringify(fact)));
  });
});

it('there is an event for every fact, and no other', () => {
  expect(Object.keys(eventTypes)).toEqual(Object.keys(factDataSchemas));
});
