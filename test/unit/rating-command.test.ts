import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import texts from '#infra/local/rating/texts.ru.json' with { type: 'json' };
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { methodSchema } from '#shared/domain/ratings/method.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import { aRatingFact } from '#test/support/a-cycle-record.ts';
import { aReport } from '#test/support/a-report.ts';
import { method } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';
import { aSigningKey, signedReport } from '#test/support/signed-report.ts';
import triedMethod from '#test/support/tried-method.json' with { type: 'json' };

const command = join(import.meta.dirname, '../../infra/local/rating.ts');
const triedFile = join(import.meta.dirname, '../support/tried-method.json');

/** Swift but not liked, liked but slow, in between, and one with too few cycles for the tried method. */
const bodies = [
  { body: 'mun-inta', name: '=Администрация «Инта»; округ', cycles: 60, answered: 3, satisfied: 0.4 },
  { body: 'mun-usinsk', name: 'Администрация «Усинск»', cycles: 50, answered: 13, satisfied: 0.95 },
  { body: 'mun-ukhta', name: 'Администрация «Ухта»', cycles: 40, answered: 7, satisfied: 0.7 },
  { body: 'mun-pechora', name: 'Администрация «Печора»', cycles: 5, answered: 5, satisfied: 1 },
];

const facts = bodies.flatMap(({ body, cycles, answered, satisfied }, which) =>
  Array.from({ length: cycles }, (_, index): RatingFact => {
    const answeredAt = moscow(`2026-10-${String(5 + answered + (index % 2)).padStart(2, '0')}T12:00`);
    return aRatingFact({
      appealId: `7K2M04QX${which}Z${String(index).padStart(2, '0')}`,
      ...{ body, answeredAt, firstAnswerAt: answeredAt, satisfied: index < satisfied * cycles },
    });
  }),
);

let root = '';
let report = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rating-'));
  report = join(root, 'report');
  const versions = { directory: 'd1', calendar: 'c1', policies: 'p1', classifier: 'none' };
  const head = { kind: 'rating', league: 'municipal', period: '2026-10', revision: 1, versions } as const;
  const listed = bodies.map(({ body, name }) => ({ body, name }));
  const { files } = await aReport({ head, facts, bodies: { version: 'd1', league: 'municipal', bodies: listed } });
  await mkdir(report);
  for (const [name, bytes] of signedReport(head, files, aSigningKey())) await writeFile(join(report, name), bytes);
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function run(...args: string[]) {
  const child = spawn(process.execPath, [command, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, 'close')]);
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

async function methodFile(name: string, content: unknown): Promise<string> {
  const file = join(root, `${name}.json`);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('npm run rating', () => {
  it('shows what differs, who moves and why, the biggest mover first', async () => {
    const { code, out, err } = await run('--report', report, '--method', triedFile);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('октябрь 2026, муниципальные органы, редакция 1. Фактов: 155');
    expect(out).toMatch(/weights\.satisfaction +вес «довольны» +0,3 → 0,5\n/);
    expect(out).toMatch(/minCycles .* 2 → 8\n/);
    expect(out).toContain('Сменили место: 2 из 3; за пределами разброса: 2. Войдут в рейтинг: 0, выйдут: 1.');
    const moves = out.split('\n').filter((line) => /^ *\d+ → \d+ /.test(line));
    expect(moves.map((line) => line.trim().split(/ {2,}/).slice(0, 2))).toEqual([
      ['4 → 2', '+2'],
      ['2 → 1', '+1'],
      ['3 → 3', '0'],
    ]);
    const [, why = ''] = /Ухта»\n +почему: (.*)\n/.exec(out) ?? [];
    const [whole = Number.NaN, ...parts] = [...why.matchAll(/([+−])(\d+,\d\d)/g)].map(
      ([, sign, size = '']) => Number(size.replace(',', '.')) * (sign === '+' ? 1 : -1),
    );
    expect(parts.length).toBeGreaterThan(2);
    expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - whole)).toBeLessThan(0.05);
    expect(why).toMatch(/Мест за счёт вошедших и вышедших: \+1\. Сдвиг больше разброса\.$/);
    expect(out).toContain('Выйдут из рейтинга:\n  Администрация «Печора»: было место');
    expect(out).toContain('циклов 5, порог 2 → 8');
  });

  it('of the published method itself moves nobody', async () => {
    const { code, out } = await run('--report', report, '--method', join(report, fileNames.method));
    expect(code).toBe(0);
    expect(out).toContain(texts.noDifferences);
    expect(out).toContain('Сменили место: 0 из 4');
    expect(out).not.toContain('почему');
  });

  it('writes the same for spreadsheets, names no formula, parts that sum to the change', async () => {
    const { code, out } = await run('--report', report, '--method', triedFile, '--out', 'trial.csv');
    expect({ code, saved: out.includes('Таблица: trial.csv') }).toEqual({ code: 0, saved: true });
    const csv = await readFile(join(root, 'trial.csv'), 'utf8');
    expect(csv.startsWith('\uFEFFЛига;')).toBe(true);
    const [titles = [], ...rows] = csv
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(/;(?! округ)/));
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => titles.length));
    expect(rows.map((row) => row[4])).toContain('"\'=Администрация «Инта»; округ"');
    const number = (cell = '') => Number(cell.replace(',', '.'));
    for (const row of rows.filter(({ 5: state }) => state === texts.csv.states.stays)) {
      const parts = row.slice(-12).reduce((sum, cell) => sum + number(cell), 0);
      expect(parts).toBeCloseTo(number(row[titles.indexOf(texts.csv.points)]), 4);
    }
    expect(rows.map((row) => row[5])).toContain(texts.csv.states.left);
  });
});

describe('a method file that cannot be tried', () => {
  it('has every wrong field named, and what to mend', async () => {
    const { speedShare, ...rest } = triedMethod;
    const wrong = {
      ...rest,
      cutOff: 10,
      minCycles: 2.5,
      validFrom: 'завтра',
      weights: { ...rest.weights, speed: '0.15' },
    };
    const { code, err } = await run('--report', report, '--method', await methodFile('wrong', wrong));
    expect(code).toBe(2);
    expect(err).toContain('неверных полей: 5');
    for (const line of [
      'validFrom: нужна дата вида 2026-01-31 (сейчас "завтра")',
      'weights.speed: нужно другое: число (сейчас "0.15")',
      'speedShare: поля нет; добавьте его: число',
      'minCycles: нужно другое: целое число (сейчас 2.5)',
      'cutOff: такого поля нет; уберите его или исправьте название',
    ])
      expect(err).toContain(`  ${line}\n`);
    expect(speedShare).toBe(0.25);
  });

  const changed = (change: object) => ({ ...triedMethod, ...change });
  it.each([
    [
      'weights that do not sum to 1',
      changed({ weights: { ...triedMethod.weights, speed: 0.5 } }),
      'сумма весов должна быть 1',
    ],
    ['bounds the wrong way round', changed({ shrinkage: { min: 9, max: 5 } }), 'min не может быть больше max'],
    ['a number out of bounds', changed({ speedShare: 2 }), 'speedShare: нужно не больше 1 (сейчас 2)'],
    ['no league', changed({ leagues: [] }), 'leagues: не может быть пустым'],
    ['an unknown league', changed({ leagues: ['federal'] }), 'leagues.0: допустимо: "executive", "municipal"'],
    ['another league', changed({ leagues: ['executive'] }), 'не оценивает лигу: муниципальные органы'],
    ['an unknown zone', changed({ timeZone: 'Europe/Inta' }), 'timeZone: такого часового пояса нет'],
    ['a zone with another clock', changed({ timeZone: 'Asia/Tokyo' }), 'Верните Europe/Moscow'],
    ['a longer observation', changed({ cutOffDays: 20 }), 'В архиве нет фактов, случившихся после'],
    ['a shorter observation', changed({ cutOffDays: 3 }), 'с более коротким сроком наблюдения точно нельзя'],
    ['text that is no JSON', '{\n  "id": "sample-2",\n}', 'не JSON: ошибка в строке 3, столбце 1'],
    ['a list', [], 'файл: нужно другое: набор полей'],
  ])('for %s', async (_, content, words) => {
    const { code, out, err } = await run('--report', report, '--method', await methodFile('other', content));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });
});

describe('a command that cannot be run', () => {
  it.each([
    ['no arguments', [], 2, 'Неверно или не указано: --method, --period'],
    ['no method', ['--report', 'report'], 2, '--method'],
    ['an unknown option', ['--publish'], 2, 'npm run rating'],
    ['a month that is none', ['--period', '2026-13', '--method', triedFile], 2, '--period'],
    ['a folder and a centre', ['--report', 'report', '--state', 'x', '--method', triedFile], 2, '--state'],
    [
      'a method file that is not there',
      ['--report', 'report', '--method', 'nothing.json'],
      2,
      '«nothing.json» не читается',
    ],
    ['a folder that is not there', ['--report', 'nothing', '--method', triedFile], 2, '«nothing» не читается'],
    ['a folder without a report', ['--report', '.', '--method', triedFile], 1, 'Нет файла manifest.json'],
    ['no centre', ['--period', '2026-10', '--state', 'nothing', '--method', triedFile], 1, '«nothing» нет центра'],
    [
      'a file that cannot be written',
      ['--report', 'report', '--method', triedFile, '--out', '.'],
      1,
      'не записывается',
    ],
  ])('for %s', async (_, args, expected, words) => {
    const { code, err } = await run(...args);
    expect({ code, err }).toEqual({ code: expected, err: expect.stringContaining(words) });
  });

  it('for a report that is not what its facts make', async () => {
    const copy = join(root, 'copy');
    await cp(report, copy, { recursive: true });
    const snapshot = join(copy, fileNames.snapshot);
    await writeFile(snapshot, (await readFile(snapshot, 'utf8')).replace('"place": 1', '"place": 2'));
    const { code, err } = await run('--report', copy, '--method', triedFile);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('table[0].place') });
  });

  it('explains itself', async () => {
    const { code, out } = await run('--help');
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('npm run rating') });
  });
});

it('every field of a method has a name for people', () => {
  const leaves = (value: unknown, path: string[]): string[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
      : [path.join('.')];
  expect(Object.keys(texts.fields).toSorted()).toEqual(leaves(methodSchema.parse(method), []).toSorted());
});
