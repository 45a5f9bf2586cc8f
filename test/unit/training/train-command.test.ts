import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readModel } from '#shared/domain/classification/model-file.ts';

const command = join(import.meta.dirname, '../../../infra/local/train.ts');
const words = { roads: ['яма', 'асфальт', 'выбоина'], light: ['фонарь', 'темно', 'лампа'] };
const places = ['у дома', 'на площади', 'во дворе', 'за школой', 'у моста', 'на рынке', 'у реки', 'в парке'];

/** Made-up texts: the words of one sector never occur in another. */
const rows = Object.entries(words).flatMap(([sector, own]) =>
  places.flatMap((place, at) => own.map((word) => ({ sector, text: `${word} ${place}, дом ${at + 1}` }))),
);
const csv = ['Текст;Направление', ...rows.map(({ text, sector }) => `"${text}";${sector}`), 'Без направления;'];

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'train-'));
  await writeFile(join(root, 'table.csv'), csv.join('\n'));
  await writeFile(join(root, 'more.csv'), 'Текст;Направление\nгудит провод;energy');
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function run(...args: string[]) {
  const child = spawn(process.execPath, [command, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, 'close')]);
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

const mapped = ['--columns', 'text=Текст,sector=Направление'];

describe('npm run train', () => {
  it('writes a model of a region’s own table, its stamp and its card, twice the same', async () => {
    const { code, out } = await run('--data', 'table.csv', 'more.csv', ...mapped, '--out', 'a');
    expect(out).toContain('table.csv: текстов 48, без текста или без категории 1');
    expect(code).toBe(0);
    expect((await readdir(join(root, 'a'))).sort()).toEqual(['texts.card.ru.md', 'texts.model', 'texts.model.json']);

    const bytes = await readFile(join(root, 'a', 'texts.model'));
    const model = readModel(bytes);
    expect(model.classify('Разбит асфальт, яма')['sector']?.label).toBe('roads');
    expect(JSON.parse(await readFile(join(root, 'a', 'texts.model.json'), 'utf8'))).toEqual({
      version: model.version,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      thresholds: { sector: model.heads[0]?.threshold },
    });
    const card = await readFile(join(root, 'a', 'texts.card.ru.md'), 'utf8');
    expect(card).toContain(`# Модель ${model.version}`);
    expect(card).toMatch(/\| roads \| 24 \| \d+ \| \d+,\d\s% \| \d+,\d\s% \|/);
    expect(card).not.toContain('асфальт');
    expect(card).toContain('Лицензия данных при обучении не указана.');

    await run('--data', 'table.csv', '--data', 'more.csv', ...mapped, '--out', 'b', '--licence', 'CC0');
    expect(await readFile(join(root, 'b', 'texts.card.ru.md'), 'utf8')).toContain('при обучении: «CC0».');
    expect(Buffer.compare(await readFile(join(root, 'b', 'texts.model')), bytes)).toBe(0);
  }, 120_000);

  it('tries the folder before it learns', async () => {
    await writeFile(join(root, 'taken'), 'kept');
    const { code, err } = await run('--data', 'table.csv', 'more.csv', ...mapped, '--out', 'taken');
    expect({ code, err }).toEqual({
      code: 1,
      err: 'В папку «taken» не записать модель (EEXIST). Назовите другую: --out ПАПКА\n',
    });
    expect(await readFile(join(root, 'taken'), 'utf8')).toBe('kept');
    await mkdir(join(root, 'full', 'texts.card.ru.md'), { recursive: true });
    const full = await run('--data', 'table.csv', 'more.csv', ...mapped, '--out', 'full');
    expect(full).toMatchObject({ code: 1, err: expect.stringContaining('«full» не записать модель (EISDIR)') });
    expect(await readdir(join(root, 'full'))).toEqual(['texts.card.ru.md']);
  });

  it('says which categories of its own it leaves out, and learns them under another name', async () => {
    await writeFile(join(root, 'own.csv'), 'text,category\nСобака,other/stray-animals\nЯма,Ямы\nТемно,Свет\n,Снег');
    const { code, out, err } = await run('--data', 'own.csv', '--out', 'c');
    expect(out).toContain(
      'Категорий, которых нет в каталоге: 2, им модель не научится. Первая — «Ямы», «own.csv», строка 3.',
    );
    expect(err).toContain('Учиться не на чем');
    expect(code).toBe(1);
    await writeFile(join(root, 'both.csv'), 'text,sector,category\nЯма,roads,Ямы\nЯмы,roads,');
    expect((await run('--data', 'both.csv', '--out', 'c')).out).toContain('Первая — «Ямы», «both.csv», строка 2.');
    const other = await run('--data', 'own.csv', '--columns', 'text=text,topic=category', '--out', 'taken');
    expect(other.out).not.toContain('каталог');
    expect(other.err).not.toContain('Учиться не на чем');
    expect((await run('--help')).out).toContain('только id каталога');
  });

  it('learns the categories of the catalogue that themes of the federal platform mean', async () => {
    const themes = { 'Безнадзорные животные': 'Стая собак у дома', 'Аварийные деревья': 'Сухое дерево над домом' };
    const lines = Object.entries(themes).flatMap(([theme, text]) =>
      Array.from(
        { length: 6 },
        (_, at) => `${JSON.stringify({ text: `${text} ${at}`, sector: 'amenities', theme })}\n`,
      ),
    );
    await writeFile(join(root, 'themes.jsonl'), lines.join(''));
    const { code } = await run('--data', 'themes.jsonl', '--out', 'd');
    expect(code).toBe(0);
    const { heads, classify } = readModel(await readFile(join(root, 'd', 'texts.model')));
    expect(heads.map(({ id, labels }) => [id, ...labels])).toContainEqual([
      ...['category', 'amenities/trees', 'other/stray-animals'],
    ]);
    expect(classify('Дерево упадёт на дом')['category']?.label).toBe('amenities/trees');
    expect(classify('Собак целая стая')['category']?.label).toBe('other/stray-animals');
  }, 120_000);

  it.each([
    [
      'a column that is not there',
      ['--data', 'table.csv', '--columns', 'text=Слова,sector=Направление'],
      'столбец «Слова»: такого столбца нет. Есть: Текст, Направление.',
    ],
    ['a file that is not there', ['--data', 'none.csv'], '«none.csv»: файл не читается (ENOENT).'],
    ['one label alone', ['--data', 'more.csv', ...mapped], 'Учиться не на чем'],
  ])('says what is wrong with %s', async (_, args, message) => {
    const { code, err } = await run(...args, '--out', 'c');
    expect(err).toContain(message);
    expect(code).toBe(1);
    expect(await readdir(root)).not.toContain('c');
  });

  it.each([
    [[], 'Неверные или недостающие параметры: --data, --out.'],
    [['--data', 'table.csv', '--out', 'c', '--columns', 'Текст'], 'Неверные или недостающие параметры: --columns.'],
    [['--data', 'table.csv', '--out', 'c', '--licence', ' '], 'Неверные или недостающие параметры: --licence.'],
    [['--what'], 'Не понимаю команду'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await run(...args);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});
