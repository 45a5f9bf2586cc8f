import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isKnownEvent, parseEvent } from '#events/event.ts';
import {
  demonstrationOrder,
  type MadeUpHistory,
  madeUpHistories,
} from '#infra/local/demonstration/made-up-histories.ts';
import { region } from '#shared/region/region.ts';
import { appeals, events, histories, ofType } from '#test/support/made-up.ts';

const digest = (all: Iterable<MadeUpHistory>) =>
  createHash('sha256')
    .update(JSON.stringify([...all]))
    .digest('hex');

describe('made-up histories', () => {
  it('are the same bytes for the same order', () => {
    expect(digest(madeUpHistories())).toBe(digest(histories));
  });

  it.each([
    ['seed', { ...demonstrationOrder, seed: 64 }],
    ['months', { ...demonstrationOrder, months: ['2026-07', '2026-08', '2026-09'] }],
  ])('are others for another %s', (_, order) => {
    expect(digest(madeUpHistories(order))).not.toBe(digest(histories));
  });

  it.each([0, 1, 137])('are as many as wanted: %i', (wanted) => {
    expect([...madeUpHistories({ ...demonstrationOrder, appeals: wanted })]).toHaveLength(wanted);
  });

  it('are valid on the wire', () => {
    const wrong = events.flatMap((event) => {
      const parsed = parseEvent(JSON.parse(JSON.stringify(event)));
      return parsed.success && isKnownEvent(parsed.data) ? [] : [{ event, error: parsed.error }];
    });
    expect(wrong).toEqual([]);
  });

  it('name their place in words, and never another one than the platform', () => {
    const found = ofType('appeal.submitted').map(({ data }) => ({
      named: data.municipality,
      recognised: region.recogniser.recognise(data)?.municipality,
    }));
    const unnamed = found.filter(({ named }) => named === undefined);
    expect(unnamed.length).toBeGreaterThan(100);
    expect(unnamed.filter(({ recognised }) => recognised).length / unnamed.length).toBeGreaterThan(0.9);
    expect(found.filter(({ named, recognised }) => named && recognised && named !== recognised)).toEqual([]);
  });

  it('have ids that occur once', () => {
    expect(new Set(histories.map(({ externalId }) => externalId)).size).toBe(histories.length);
    expect(new Set(events.map(({ data }) => data.eventId)).size).toBe(events.length);
    for (const { externalId, events: own } of histories) {
      expect(own.map(({ data }) => data.externalId)).toEqual(own.map(() => externalId));
      expect(own.map(({ data }) => data.sequence)).toEqual(own.map((_, index) => index + 1));
    }
  });

  it('happen between August and 19 November 2026, each in order and on the local clock', () => {
    const stamps = events.map(({ timestamp }) => timestamp).sort();
    expect(stamps[0]?.slice(0, 7)).toBe('2026-08');
    expect((stamps.at(-1) ?? '') < '2026-11-20').toBe(true);
    expect(stamps.filter((stamp) => !/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00$/.test(stamp))).toEqual([]);
    for (const { events: own } of histories) {
      expect(own.map(({ timestamp }) => timestamp)).toEqual(own.map(({ timestamp }) => timestamp).sort());
    }
  });

  it('begin with a submission and hold nothing that is not allowed', () => {
    expect(histories.filter(({ events: own }) => own[0]?.type !== 'appeal.submitted')).toEqual([]);
    expect(appeals.flatMap(({ anomalies }) => anomalies)).toEqual([]);
  });

  it('name bodies, municipalities and categories that are there', () => {
    const agencies = [
      ...ofType('appeal.assigned').map(({ data }) => data.agency),
      ...ofType('appeal.answered').map(({ data }) => data.agency),
      ...ofType('appeal.interim-answered').map(({ data }) => data.agency),
      ...ofType('appeal.forwarded').flatMap(({ data }) => [data.from ?? '', data.to]),
    ];
    const unlisted = [...new Set(agencies)].filter((agency) => region.directory.nameOf(agency) === agency);
    expect(unlisted).toEqual([]);

    const municipalities = new Set<string | undefined>([undefined, ...region.municipalities.map(({ id }) => id)]);
    const named = [...ofType('appeal.submitted'), ...ofType('appeal.classified')].map(({ data }) => data.municipality);
    expect(named.filter((municipality) => !municipalities.has(municipality))).toEqual([]);
    expect(ofType('appeal.classified').filter(({ data }) => !region.placeOf(data))).toEqual([]);
  });
});
