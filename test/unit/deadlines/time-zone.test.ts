import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, isoDay, localDay, timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { forAll } from '#test/support/for-all.ts';

const at = Date.parse;
const iso = (instant: number) => new Date(instant).toISOString();

describe('the local day of an instant', () => {
  it.each([
    ['Europe/Moscow', '2026-10-05T20:30:00Z', '2026-10-05'],
    ['Europe/Moscow', '2026-10-05T20:59:59.999Z', '2026-10-05'],
    ['Europe/Moscow', '2026-10-05T21:00:00Z', '2026-10-06'],
    ['Europe/Moscow', '1969-12-31T20:59:59.999Z', '1969-12-31'],
    ['Europe/Moscow', '1969-12-31T21:00:00Z', '1970-01-01'],
    ['Europe/Moscow', '2013-07-01T20:00:00Z', '2013-07-02'],
    ['Europe/Berlin', '2026-01-15T22:59:59.999Z', '2026-01-15'],
    ['Europe/Berlin', '2026-01-15T23:00:00Z', '2026-01-16'],
    ['Europe/Berlin', '2026-07-15T22:00:00Z', '2026-07-16'],
    ['America/New_York', '2026-10-06T03:59:59.999Z', '2026-10-05'],
    ['America/New_York', '2026-10-06T04:00:00Z', '2026-10-06'],
    ['America/New_York', '2026-01-06T04:30:00Z', '2026-01-05'],
    ['Asia/Kathmandu', '2026-10-05T18:14:59.999Z', '2026-10-05'],
    ['Asia/Kathmandu', '2026-10-05T18:15:00Z', '2026-10-06'],
    ['Pacific/Kiritimati', '2026-10-05T10:00:00Z', '2026-10-06'],
    ['Pacific/Niue', '2026-10-05T10:59:59.999Z', '2026-10-04'],
    ['UTC', '2026-10-05T23:59:59.999Z', '2026-10-05'],
  ])('in %s at %s is %s', (name, instant, day) => {
    expect(isoDay(timeZone(name).dayOf(at(instant)))).toBe(day);
  });
});

it.each([
  ['Europe/Moscow', '2026-10-05T12:00:00Z', '03:00:00'],
  ['Europe/Moscow', '2013-10-05T12:00:00Z', '04:00:00'],
  ['Europe/Moscow', '1900-01-01T12:00:00Z', '02:30:17'],
  ['Europe/Berlin', '2026-10-25T00:59:59.999Z', '02:00:00'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z', '01:00:00'],
  ['Asia/Kathmandu', '2026-10-05T12:00:00Z', '05:45:00'],
  ['UTC', '2026-10-05T12:00:00Z', '00:00:00'],
])('%s is at %s east of UTC by %s', (name, instant, offset) => {
  expect(timeZone(name).offsetAt(at(instant))).toBe(at(`1970-01-01T${offset}Z`));
});

it.each([
  ['America/New_York', '2026-10-05T12:00:00Z', '04:00:00'],
  ['America/St_Johns', '2026-01-05T12:00:00Z', '03:30:00'],
])('%s is at %s west of UTC by %s', (name, instant, offset) => {
  expect(timeZone(name).offsetAt(at(instant))).toBe(-at(`1970-01-01T${offset}Z`));
});

describe('start and end of a local day', () => {
  it.each([
    ['Europe/Moscow', '2026-10-05', '2026-10-04T21:00:00.000Z', '2026-10-05T20:59:59.999Z'],
    ['Europe/Berlin', '2026-01-15', '2026-01-14T23:00:00.000Z', '2026-01-15T22:59:59.999Z'],
    // The clocks go forward, and back again.
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', '2026-03-09T03:59:59.999Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T04:59:59.999Z'],
    // Midnight is skipped: the day starts at 01:00.
    ['America/Santiago', '2019-09-08', '2019-09-08T04:00:00.000Z', '2019-09-09T02:59:59.999Z'],
    ['Atlantic/Azores', '2019-03-31', '2019-03-31T01:00:00.000Z', '2019-03-31T23:59:59.999Z'],
    ['Asia/Beirut', '2019-03-31', '2019-03-30T22:00:00.000Z', '2019-03-31T20:59:59.999Z'],
    // Midnight comes twice: the day starts with the first; 24:00 comes twice: with the second.
    ['Asia/Amman', '2019-10-25', '2019-10-24T21:00:00.000Z', '2019-10-25T21:59:59.999Z'],
    ['America/Santiago', '2019-04-07', '2019-04-07T04:00:00.000Z', '2019-04-08T03:59:59.999Z'],
  ])('in %s on %s: %s to %s', (name, day, start, end) => {
    const zone = timeZone(name);
    expect([iso(zone.startOf(localDay(day))), iso(zone.endOf(localDay(day)))]).toEqual([start, end]);
  });

  it('are the first and the last instant that show the day, wherever the clocks change', () => {
    const names = ['Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'America/Havana', 'America/Santiago'];
    const zones = [...names, 'Asia/Amman', 'Atlantic/Azores', 'Australia/Lord_Howe', 'Pacific/Kiritimati'].map(
      timeZone,
    );
    const days = fc.integer({ min: localDay('2016-01-01'), max: localDay('2024-12-31') });
    forAll(fc.tuple(fc.constantFrom(...zones), days), ([zone, day]) => {
      expect([zone.startOf(day) - 1, zone.startOf(day), zone.endOf(day), zone.endOf(day) + 1].map(zone.dayOf)).toEqual([
        day - 1,
        day,
        day,
        day + 1,
      ]);
    });
  });

  it('agree with the calendar that the platform shows', () => {
    const shown = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'].map((name) => ({
      zone: timeZone(name),
      format: new Intl.DateTimeFormat('en-CA', { timeZone: name }),
    }));
    const instants = fc.integer({ min: at('2019-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') });
    forAll(fc.tuple(fc.constantFrom(...shown), instants), ([{ zone, format }, instant]) => {
      expect(isoDay(zone.dayOf(instant))).toBe(format.format(instant));
    });
  });
});

describe('a date', () => {
  it.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['2024-02-29', 19_782],
    ['2026-10-05', 20_731],
  ])('%s is day %i', (date, day) => {
    expect([localDay(date), isoDay(day)]).toEqual([day, date]);
    expect(day * dayMs).toBe(at(date));
  });

  it.each(['2026-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-01', '2026-2-3', 'tomorrow', ''])(
    'is not «%s»',
    (text) => {
      expect(() => localDay(text)).toThrow(RangeError);
    },
  );
});

it('a zone that the platform does not know is refused', () => {
  expect(() => timeZone('Europe/Syktyvkar').offsetAt(0)).toThrow(RangeError);
});

it('a zone says its name', () => {
  expect(timeZone('Europe/Moscow').name).toBe('Europe/Moscow');
});
