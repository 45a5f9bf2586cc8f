import { describe, expect, it } from 'vitest';
import { compare } from '#infra/local/invariance/compare.ts';
import { comparedText } from '#infra/local/invariance/compared-text.ts';
import { ways } from '#infra/local/invariance/ways.ts';
import { leagueText } from '#infra/local/replay/league-text.ts';
import { progress } from '#infra/local/replay/progress.ts';
import type { TableRow } from '#shared/domain/ratings/league-table.ts';
import { byIndicator } from '#shared/domain/ratings/method.ts';
import type { Snapshot } from '#shared/domain/ratings/snapshot.ts';

const shares = {
  timeliness: { n: 229, s: 227 },
  speed: { n: 227, s: 215 },
  resolution: { n: 227, s: 226 },
  satisfaction: { n: 0, s: 0 },
};
const judged = byIndicator((id) => ({ ...shares[id], againstLeague: 0, oneMoreFailure: 0, categories: [] }));
const row: TableRow = {
  place: 1,
  body: 'b',
  name: 'Горсвет',
  group: 'B',
  score: 97.9542414,
  shownScore: '97.95',
  scoreInterval: [96, 99],
  placeInterval: [1, 2],
  isToldApartFromNext: false,
  due: 229,
  cycles: 229,
  indicators: judged,
  satisfactionShown: 'full',
  adjusted: { score: 97, place: 1, parts: [] },
};
const snapshot: Snapshot = {
  kind: 'rating',
  league: 'municipal',
  period: '2020-12',
  revision: 2,
  versions: { directory: '', calendar: '', policies: '', classifier: '' },
  from: '',
  to: '',
  cutOff: '',
  method: { id: 'sample-1', version: 1, sample: true, sha256: '' },
  facts: { count: 12075, sha256: '' },
  unassigned: 0,
  uncertainty: { generator: 'mt19937', draws: 100, interval: 0.9, seed: '' },
  leagueScore: 80,
  signals: [],
  weights: { timeliness: 0.25, speed: 0.25, resolution: 0.25, satisfaction: 0.25 },
  dropped: [],
  priors: {},
  table: [row, { ...row, place: 2, name: 'Комитет по очень длинному названию органа власти, которое не помещается' }],
  notRanked: [{ body: 'c', name: 'Управа', due: 1, cycles: 1, indicators: shares }],
};

describe('the table of a league', () => {
  it('is aligned, with what each share is made of', () => {
    const lines = leagueText(snapshot).split('\n');
    expect(lines[0]).toBe('Рейтинг: декабрь 2020, муниципальные органы, редакция 2. Фактов: 12075');
    const table = lines.slice(
      lines.findIndex((line) => line.startsWith('место')),
      lines.lastIndexOf(''),
    );
    expect(table).toHaveLength(3);
    expect(new Set(table.map((line) => line.length)).size).toBe(1);
    expect(table[1]).toMatch(/^ +1 {2}Горсвет +97\.95 +97\.954241 +227\/229 +215\/227 +226\/227 +—$/);
    expect(table[2]).toContain('…');
    expect(lines.at(-1)).toMatch(/^Управа +227\/229/);
  });

  it('is left out where nobody is ranked', () => {
    expect(leagueText({ ...snapshot, table: [], notRanked: [] })).not.toContain('место');
  });
});

describe('the comparison of ways', () => {
  const digest = (letter: string) => ({ count: 5, sha256: letter.repeat(64), snapshotSha256: letter });
  const results = (last: Map<string, ReturnType<typeof digest>>) =>
    ways.map((way, index) => ({
      way,
      digests: index === ways.length - 1 ? last : new Map([['municipal 2020-12', digest('a')]]),
    }));

  it('finds all the same', () => {
    const compared = compare(results(new Map([['municipal 2020-12', digest('a')]])));
    expect(compared.map(({ isSame }) => isSame)).toEqual([true]);
    expect(comparedText(compared, ways)).toContain('одинаковы при любом способе: 1');
  });

  it.each([
    ['other facts', new Map([['municipal 2020-12', digest('b')]])],
    ['the same facts and another rating', new Map([['municipal 2020-12', { ...digest('a'), snapshotSha256: 'b' }]])],
    ['no rating', new Map()],
  ])('names the rating with %s', (_what, last) => {
    const compared = compare(results(last));
    expect(compared.map(({ isSame }) => isSame)).toEqual([false]);
    expect(comparedText(compared, ways)).toContain('РАЗЛИЧАЮТСЯ: municipal 2020-12');
  });
});

describe('progress', () => {
  it('is a bar on a terminal, and is wiped off at the end', async () => {
    const written: string[] = [];
    const shown = progress({ isTTY: true, write: (text) => written.push(text) });
    shown.sending({ line: 1, share: 0.5, events: [] });
    await new Promise((resolve) => setTimeout(resolve, 250));
    shown.recording(7);
    await new Promise((resolve) => setTimeout(resolve, 250));
    shown.stop();
    expect(written[0]).toMatch(/█{12}░{12} 50 % {2}1 обращений .* осталось \d+ с$/);
    expect(written.at(-2)).toMatch(/█{24} .*в очереди 7$/);
    expect(written.at(-1)).toBe('\r\u001b[K');
  });

  it('tells a pipe once that the centre is away', () => {
    const written: string[] = [];
    const shown = progress({ write: (text) => written.push(text) });
    for (const isAway of [true, true, false, true]) shown.away(isAway);
    shown.stop();
    expect(written).toEqual(['Центр не отвечает, жду.\n', 'Центр не отвечает, жду.\n']);
  });
});
