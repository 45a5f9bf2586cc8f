import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTextModelFile } from '#test/support/a-model-by-words.ts';

const command = join(import.meta.dirname, '../../../infra/local/evaluate.ts');
const words = { roads: 'яма асфальт', light: 'фонарь', energy: 'провод' };

/** Texts of which no two have the same words. */
function texts(sector: string, word: string, count: number) {
  return Array.from({ length: count }, (_, at) => {
    const digits = [...String(at + 100)].map((digit, place) => `${'абвгдежзик'[Number(digit)]}${'лмн'[place]}о`);
    return { text: `${word} ${digits.join(' ')}`, sector };
  });
}

const data = [...texts('roads', 'яма', 180), ...texts('light', 'фонарь', 120), ...texts('waste', 'мусор', 15)];
const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'evaluate-'));
  const files = {
    'good.model': aTextModelFile({ sector: words, theme: { a: 'яма', b: 'фонарь' } }, { version: 'good' }),
    'same.model': aTextModelFile({ sector: words }, { version: 'same' }),
    'blind.model': aTextModelFile({ sector: { ...words, light: 'светильник' } }, { version: 'blind' }),
    'other.model': aTextModelFile({ theme: { a: 'яма', b: 'фонарь' } }, { version: 'other' }),
    'data.jsonl': lines([...data, { text: 'Без категории' }]),
    'more.jsonl': lines(texts('energy', 'провод', 10)),
    'both.jsonl': lines(data.map((one) => ({ ...one, theme: one.sector === 'roads' ? 'a' : 'b' }))),
    'strange.jsonl': lines(data.map((one, index) => ({ ...one, category: index < 2 ? 'roads/moon' : 'roads/snow' }))),
    'unsure.jsonl': lines([...texts('roads', 'яма', 200), ...texts('light', 'темно', 200)]),
    'bold.model': aTextModelFile({ sector: words }, { version: 'bold', threshold: 0 }),
    'shy.model': aTextModelFile({ sector: words }, { version: 'shy', threshold: 0.4 }),
    'table.csv': `Текст;Направление\n${data.map(({ text, sector }) => `${text};${sector}`).join('\n')}`,
    'seen.jsonl': lines([
      ...texts('roads', 'ЯМА', 7),
      ...texts('light', '20 фонарь!', 30).slice(25),
      { text: 'Другое', sector: 'roads' },
    ]),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(root, name), content);
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function run(...args: string[]) {
  const child = spawn(process.execPath, [command, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, 'close')]);
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

async function json(...args: string[]) {
  const { code } = await run(...args, '--json', 'report.json');
  return { code, report: JSON.parse(await readFile(join(root, 'report.json'), 'utf8')) };
}

describe('npm run evaluate', () => {
  it('measures a model on the heads that people have labelled', async () => {
    const { code, out, err } = await run('--data', 'data.jsonl', 'more.jsonl', '--model', 'good.model');
    expect(code).toBe(0);
    expect(err).toContain('«data.jsonl»: текстов 315, без текста или категории пропущено 1.');
    expect(out).toContain('Модель good. Текстов: 325.');
    expect(out).toContain('sector: текстов 325, порог 0,500, с неизвестной модели категорией 15');
    // 310 of 325 are right.
    expect(out).toMatch(/точность +0,954 \[0,9\d\d; 0,9\d\d\]/);
    expect(out).not.toContain('theme:');
    expect(out).not.toContain('Повторяют');
    expect(err).not.toContain('каталоге');
  });

  it('names the categories that the catalogue has not', async () => {
    const { code, err } = await run('--data', 'strange.jsonl', '--model', 'good.model');
    expect(code).toBe(0);
    expect(err).toContain('Категорий, которых нет в каталоге: 2');
    expect(err).toContain('Первая — «roads/moon», «strange.jsonl», строка 1');
  });

  it('drops what repeats the training and says what near repeats do', async () => {
    const { report } = await json('--data', 'data.jsonl', '--seen', 'seen.jsonl', '--model', 'good.model');
    expect(report).toMatchObject({ model: 'good', texts: 308, repeated: 7, near: 5 });
    const [{ figures, withoutNear }] = report.heads;
    expect(figures.accuracy.value).toBeCloseTo(293 / 308, 12);
    expect(withoutNear.texts).toBe(303);
    expect(withoutNear.figures.accuracy.value).toBeCloseTo(288 / 303, 12);
  });

  it('accepts a model that answers like the former one', async () => {
    const args = ['--data', 'data.jsonl', '--model', 'good.model', '--against', 'same.model'];
    const { code, out } = await run(...args);
    expect(code).toBe(0);
    expect(out).toContain('Новая модель не хуже прежней.');
    expect(out).toMatch(/точность .* 0,000 \[0,000; 0,000\]/);
    expect(out).not.toContain('изменились категории');
  });

  it('does not accept a worse one, and names the labels that have moved', async () => {
    const args = ['--data', 'table.csv', '--columns', 'text=Текст,sector=Направление'];
    const { code, out } = await run(...args, '--model', 'blind.model', '--against', 'good.model');
    expect(code).toBe(1);
    expect(out).toMatch(/\+0 −\d+ из 120 {2}light/);
    expect(out).toContain('Новая модель не принята: sector.');
    const { report } = await json(...args, '--model', 'good.model', '--against', 'blind.model');
    const [{ comparison, figures }] = report.heads;
    const { against, differences, doubt, moved } = comparison;
    expect(doubt).toBeUndefined();
    expect(differences.accuracy.value).toBeCloseTo(figures.accuracy.value - against.accuracy.value, 12);
    expect(differences.accuracy.interval[0]).toBeGreaterThan(0);
    expect(moved).toEqual([{ label: 'light', texts: 120, gained: 315 * differences.accuracy.value, lost: 0 }]);
  });

  it('does not accept one that answers fewer questions, or is told on few texts', async () => {
    const { code, out } = await run('--data', 'both.jsonl', '--model', 'same.model', '--against', 'good.model');
    expect(code).toBe(1);
    expect(out).toContain('Прежняя модель отвечает на вопросы, которых у новой нет: theme.');
    expect(out).toContain('Новая модель не принята: theme.');
    const few = await run('--data', 'more.jsonl', '--model', 'same.model', '--against', 'good.model');
    expect(few.code).toBe(1);
    expect(few.out).toContain('нужно текстов не меньше 300');
  });

  it('does not accept one that decides more by itself, and is wrong of it', async () => {
    const { code, out } = await run('--data', 'unsure.jsonl', '--model', 'bold.model', '--against', 'shy.model');
    expect(out).toContain('из того, что решает сама, верного меньше больше чем на 0,01');
    expect(code).toBe(1);
  });

  it('gives the same figures every time', async () => {
    const args = ['--data', 'data.jsonl', '--model', 'good.model', '--against', 'blind.model'];
    expect(await json(...args)).toEqual(await json(...args));
  });

  it.each([
    [[], 2, 'Неверные или недостающие параметры: --data, --model.'],
    [['--data', 'data.jsonl', '--model', 'good.model', '--columns', 'text'], 2, 'параметры: --columns'],
    [['--data', 'data.jsonl', '--model', 'good.model', 'more'], 2, 'Назовите размеченные тексты'],
    [['--data', 'away.jsonl', '--model', 'good.model'], 1, '«away.jsonl»: файл не читается (ENOENT)'],
    [['--data', 'data.jsonl', '--seen', 'data.jsonl', '--model', 'good.model'], 1, 'Все тексты повторяют обучающие'],
    [['--data', 'data.jsonl', '--model', 'away.model'], 1, 'Модель «away.model» не читается (ENOENT)'],
    [['--data', 'data.jsonl', '--model', 'other.model'], 1, 'Вопросы: theme.'],
    [['--data', 'data.jsonl', '--model', 'good.model', '--against', 'other.model'], 1, 'нет общего вопроса'],
    [['--data', 'data.jsonl', '--model', 'good.model', '--json', 'no/a.json'], 1, '«no/a.json» не записан (ENOENT)'],
  ])('refuses %j', async (args, code, message) => {
    const found = await run(...args);
    expect(found.code).toBe(code);
    expect(found.err).toContain(message);
  });

  it('explains that the texts are to be kept apart', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('откладывает заранее и никогда на нём не учит');
    expect(out).toContain('не ниже −0,01');
  });
});
