import { describe, expect, it } from 'vitest';
import { checkOptions } from '#infra/local/invariance/options.ts';
import { duration, whole } from '#infra/local/replay/numbers.ts';
import { readCommand } from '#infra/local/replay/options.ts';
import { seenMonths } from '#infra/local/replay/seen-months.ts';
import { termRules } from '#test/support/komi.ts';

describe('the command line of the replay', () => {
  it('has usual values', () => {
    expect(readCommand(['h.jsonl.gz'])).toEqual({
      kind: 'replay',
      options: { file: 'h.jsonl.gz', state: '.centre', batch: 100, concurrency: 4 },
    });
  });

  it('takes all options', () => {
    const args = 'h.jsonl --out o --state s --batch 1 --shuffle 63 --concurrency 8 --port 4600'.split(' ');
    expect(readCommand(args)).toEqual({
      kind: 'replay',
      options: { file: 'h.jsonl', out: 'o', state: 's', batch: 1, shuffle: 63, concurrency: 8, port: 4600 },
    });
  });

  it.each<[string, string | undefined]>([
    ['', undefined],
    ['a b', undefined],
    ['a --unknown', undefined],
    ['a --batch 0', '--batch'],
    ['a --batch 101', '--batch'],
    ['a --batch ten', '--batch'],
    ['a --shuffle x', '--shuffle'],
    ['a --concurrency 65', '--concurrency'],
    ['a --port 99999', '--port'],
  ])('is wrong: «%s»', (line, option) => {
    expect(readCommand(line.split(' ').filter(Boolean))).toEqual({ kind: 'wrong', ...(option ? { option } : {}) });
  });

  it('asks for help', () => {
    expect(readCommand(['--help'])).toEqual({ kind: 'help' });
  });
});

describe('the command line of the invariance check', () => {
  it.each<[string, object | undefined]>([
    ['f', { files: ['f'], limit: 1000, state: '.centre/invariance', help: false }],
    ['f --limit 0 --state s', { files: ['f'], limit: 0, state: 's', help: false }],
    ['f --limit many', undefined],
    ['--nonsense', undefined],
  ])('«%s»', (line, options) => {
    expect(checkOptions(line.split(' '))).toEqual(options);
  });
});

describe('months of events', () => {
  it('are all from the first to the last, by the clock of the region', () => {
    const months = seenMonths(termRules.zone);
    expect(months.all()).toEqual([]);
    const at = (timestamp: string) => ({ type: 'x.y', timestamp, data: { eventId: '1', externalId: '1' } });
    months.see([at('2021-02-28T23:59:59+03:00')]);
    months.see([at('2020-11-30T21:00:00Z'), at('2020-12-15T00:00:00+03:00')]);
    expect(months.all()).toEqual(['2020-12', '2021-01', '2021-02']);
  });
});

describe('figures for people', () => {
  it.each<[number, string]>([
    [0.4, '0 с'],
    [59.4, '59 с'],
    [125, '2 мин 5 с'],
    [3700, '1 ч 1 мин'],
  ])('%d seconds', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it('groups digits', () => {
    expect(whole(48832).replaceAll(/\s/g, ' ')).toBe('48 832');
  });
});
