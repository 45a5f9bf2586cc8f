import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mapping } from '#infra/local/training/mapping.ts';
import { type FileRead, readLabelledTexts } from '#infra/local/training/read-texts.ts';
import { inWindows1251 } from '#test/support/in-windows-1251.ts';
import { moscow } from '#test/support/moscow.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'texts-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(root, name);
  await writeFile(path, content);
  return path;
}

async function read(name: string, content: string | Uint8Array, mapping: Partial<Mapping> = {}) {
  return await readLabelledTexts([await file(name, content)], mapping);
}

const asLines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const columns = { text: 'Текст', sector: 'Направление', at: 'Дата' };
const pit = { text: 'Яма', labels: { sector: 'roads' }, at: moscow('2026-10-05T11:02') };

const history = {
  id: 1,
  category: 'Дороги',
  reason: 'Яма',
  events: [
    { type: 'submitted', at: '2020-10-18T10:00:00+03:00', text: ' Яма во дворе ' },
    { type: 'reclassified', at: '2020-10-19', from: 'a', to: 'b' },
    { type: 'resubmitted', at: '2020-10-20T10:00:00+03:00', text: 'Яма осталась' },
  ],
};

describe('texts of rows', () => {
  it('takes every usual head that occurs, the time, and no other field', async () => {
    const rows = asLines(
      { id: 1, text: 'Яма', sector: 'roads', theme: 'Ямы', agency: 'ГИБДД', at: '2026-10-05T11:02:00+03:00' },
      { id: 2, text: 'Свет', 'city-category': 'Свет', 'city-reason': 'Фонарь', category: 'light' },
    );
    const found = [
      { ...pit, labels: { sector: 'roads', theme: 'Ямы' } },
      { text: 'Свет', labels: { 'city-category': 'Свет', 'city-reason': 'Фонарь', category: 'light' }, at: undefined },
    ];
    expect(await read('flat.jsonl', `\ufeff${rows}`)).toEqual(found);
    expect(await read('flat.ndjson.gz', gzipSync(rows))).toEqual(found);
  });

  it('takes the first submitted text of a history', async () => {
    expect(await read('city.jsonl', asLines(history))).toEqual([
      {
        text: 'Яма во дворе',
        labels: { 'city-category': 'Дороги', 'city-reason': 'Яма' },
        at: moscow('2020-10-18T10:00'),
      },
    ]);
  });

  it.each([
    ['a comma', '\ufeffТекст,Направление,Дата\nЯма,roads,2026-10-05T11:02\n'],
    ['a semicolon and \\r\\n', 'Текст;Направление;Дата\r\n"Яма";roads;05.10.2026 11:02\r\n'],
    ['a tab and an empty line', 'Текст\tНаправление\tДата\n\nЯма\troads\t2026-10-05T08:02:00Z'],
    ['a delimiter within quotes', '"Текст";"Направление";"Дата";",,,,"\nЯма;roads;2026-10-05 11:02:00;x'],
  ])('reads CSV with %s', async (_, content) => {
    expect(await read('a.csv', content, { columns })).toEqual([pit]);
  });

  it('reads CSV as Excel saves it in Windows-1251', async () => {
    const found = await read('excel.csv', inWindows1251('Текст;sector\nЯма;roads'), { columns: { text: 'Текст' } });
    expect(found).toEqual([{ ...pit, at: undefined }]);
  });

  it('keeps line breaks inside quotes', async () => {
    const [found] = await read('b.csv', 'text,sector\n"Яма\nи ""лужа"", да",roads\n');
    expect(found?.text).toBe('Яма\nи "лужа", да');
  });

  it('reads the first sheet of a workbook, its dates on the clock of the region', async () => {
    const rows = [
      ['Дата', 'Номер', 'Текст', 'Направление'],
      [new Date(Date.UTC(2026, 9, 5, 11, 2)), 7, 'Яма', 'roads'],
      [],
      [null, 8, 'Без категории'],
      [null, 9, 112, 'other'],
    ];
    const read: FileRead[] = [];
    const path = await file('c.xlsx', await writeXlsx({ sheets: [{ name: 'Выгрузка', rows }] }));
    expect(await readLabelledTexts([path], { columns }, (one) => read.push(one))).toEqual([
      pit,
      { text: '112', labels: { sector: 'other' }, at: undefined },
    ]);
    expect(read).toEqual([{ file: path, texts: 2, leftOut: 1 }]);
  });

  it('reads a tree of labels', async () => {
    const content = JSON.stringify({ 'Ямы на дорогах': 'roads' });
    expect(await read('tree.json', content)).toEqual([
      { text: 'Ямы на дорогах', labels: { theme: 'Ямы на дорогах', sector: 'roads' } },
    ]);
    expect(await read('tree.json', content, { tree: { child: 'city-reason', parent: 'city-category' } })).toEqual([
      { text: 'Ямы на дорогах', labels: { 'city-reason': 'Ямы на дорогах', 'city-category': 'roads' } },
    ]);
  });

  it('counts what has no text or no label, file by file', async () => {
    const read: FileRead[] = [];
    const first = await file('1.jsonl', asLines({ text: 'Яма', sector: 'roads' }, { text: ' ', sector: 'roads' }));
    const second = await file('2.jsonl', asLines(history, { ...history, events: [] }, { text: 'Яма' }));
    expect(await readLabelledTexts([first, second], {}, (one) => read.push(one))).toHaveLength(2);
    expect(read).toEqual([
      { file: first, texts: 1, leftOut: 1 },
      { file: second, texts: 1, leftOut: 2 },
    ]);
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['bad.jsonl', '{"text":"Яма","sector":"roads"}\n{"text":', {}, 'строка 2: это не JSON'],
    ['list.jsonl', '[1]', {}, 'строка 1: нужен объект JSON'],
    ['cell.jsonl', '{"text":["Яма"],"sector":"roads"}', {}, 'строка 1, столбец «text»: нужна строка'],
    [
      'none.jsonl',
      '{"body":"Яма","sector":"roads"}',
      {},
      'ни в одной строке нет и текста, и категории. Есть столбцы: body, sector',
    ],
    ['empty.jsonl', '', {}, 'нет ни одной строки с данными'],
    [
      'bare.jsonl',
      asLines({ ...history, events: [] }),
      {},
      'ни в одной строке нет и текста, и категории. Нужны строки',
    ],
    ['history.jsonl', '{"events":[{"at":1}]}', {}, 'строка 1: это не история обращения'],
    [
      'wide.csv',
      'text,sector\nЯма,roads\nСвет, нет,light\n',
      {},
      'строка 3: значений 3, а в заголовке столбцов 2: после столбца «sector» есть ещё',
    ],
    [
      'narrow.csv',
      'text,sector\nЯма\n',
      {},
      'строка 2: значений 1, а в заголовке столбцов 2: нет значения столбца «sector»',
    ],
    [
      'quote.csv',
      'text,sector\nЯма,roads\n"Свет,light\n',
      {},
      'строка 3, столбец «text»: кавычки CSV расставлены неверно (CSV_QUOTE_NOT_CLOSED)',
    ],
    ['twice.csv', 'text,text\nЯма,roads\n', {}, 'строка 1, столбец «text»: столбец назван дважды'],
    ['header.csv', 'text,sector\n', {}, 'нет ни одной строки'],
    [
      'column.csv',
      'Текст,Тема\nЯма,roads\n',
      { columns },
      'столбец «Направление»: такого столбца нет. Есть: Текст, Тема.',
    ],
    ['day.csv', 'text,sector,at\nЯма,roads,30.02.2026\n', {}, 'строка 2, столбец «at»: «30.02.2026» не дата'],
    ['time.csv', 'text,sector,at\nЯма,roads,вчера\n', {}, 'строка 2, столбец «at»: «вчера» не дата'],
    ['no.xlsx', 'text,sector', {}, 'это не книга XLSX'],
    ['list.json', '["Яма"]', {}, 'нужен объект JSON, где каждой категории'],
    ['old.json', inWindows1251('{"Яма":"roads"}'), {}, 'это не UTF-8'],
    ['a.docx', 'Яма', {}, 'такие файлы не читаются'],
    ['plain.jsonl.gz', '{"text":"Яма"}', {}, 'файл не читается (Z_DATA_ERROR)'],
  ])('%s', async (name, content, mapping, message) => {
    await expect(read(name, content, mapping)).rejects.toThrow(message);
    await expect(read(name, content, mapping)).rejects.toThrow(`/${name}»`);
  });

  it('says that there is no such file', async () => {
    const path = join(root, 'away.csv');
    await expect(readLabelledTexts([path])).rejects.toThrow(`${basename(root)}/away.csv»: файл не читается (ENOENT)`);
  });
});
