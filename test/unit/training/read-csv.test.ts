import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLabelledTexts } from '#infra/local/training/read-texts.ts';
import { inWindows1251 } from '#test/support/in-windows-1251.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'csv-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function read(content: string | Uint8Array, name = 'table.csv') {
  const path = join(root, name);
  await writeFile(path, content);
  return (await readLabelledTexts([path])).map(({ text, labels }) => [text, labels['sector']]);
}

const forty = Array.from({ length: 40 }, (_, at) => `Яма ${at},roads`).join('\n');
const pit = [['Яма', 'roads']];

describe('the encoding of a table', () => {
  it('is UTF-8 with a row of Windows-1251 in it: refused, with the row', async () => {
    const mixed = Buffer.concat([Buffer.from(`text,sector\n${forty}\n`), inWindows1251('Темно,Свет')]);
    await expect(read(mixed)).rejects.toThrow('строка 42: это не UTF-8. Сохраните весь файл в одной кодировке');
  });

  it('is UTF-8 with one broken byte: refused, with the row', async () => {
    const bytes = Buffer.from(`text,sector\r\n${forty}\r\n`);
    bytes[bytes.indexOf('Яма 7') + 1] = 0x20;
    await expect(read(bytes)).rejects.toThrow('строка 9: это не UTF-8');
  });

  it('is Windows-1251 as a whole, even where letters of it look like one of UTF-8', async () => {
    expect(await read(inWindows1251('text;sector\nЛёд у ООО «УК»;Тёмная №1'))).toEqual([
      ['Лёд у ООО «УК»', 'Тёмная №1'],
    ]);
  });

  it.each([
    ['with its mark', '\ufefftext\tsector\n"Яма"\troads\n'],
    ['without one', 'text\tsector\n"Яма"\troads\n'],
  ])('is UTF-16 %s: said so', async (_, content) => {
    await expect(read(Buffer.from(content, 'utf16le'))).rejects.toThrow('файл в UTF-16. Сохраните его в UTF-8');
    await expect(read(Buffer.from(content, 'utf16le').swap16())).rejects.toThrow('файл в UTF-16');
  });

  it('of objects a line is UTF-8: another is refused, with the row', async () => {
    const bytes = Buffer.concat([Buffer.from('{"text":"Яма","sector":"roads"}\n'), inWindows1251('{"text":"Свет"}\n')]);
    await expect(read(bytes, 'a.jsonl')).rejects.toThrow('строка 2: это не UTF-8');
  });
});

describe('a bad row is told by the line where it begins', () => {
  it.each(['\n', '\r\n'])('after quoted line breaks %j', async (end) => {
    const rows = ['text,sector', `"Яма${end}во${end}дворе",roads`, '', 'Свет,light,нет'].join(end);
    await expect(read(rows)).rejects.toThrow('строка 6: значений 3');
  });

  it('though it ends further down', async () => {
    await expect(read('text,sector\n"Яма\nво\nдворе"\n')).rejects.toThrow('строка 2: значений 1');
  });

  it('though its quote is never closed', async () => {
    const rows = ['id,text,sector', '1,Яма,roads', '2,"Свет,light', ...Array(5000).fill('3,Яма,roads')].join('\n');
    await expect(read(rows)).rejects.toThrow('строка 3, столбец «text»: кавычки CSV расставлены неверно');
  });

  it('though a later quote closes it', async () => {
    const rows = '\n\nid,text,sector\n\n1,Яма,"roads\n2,Яма,roads\n3,"Яма",roads';
    await expect(read(rows)).rejects.toThrow('строка 5, столбец «sector»: кавычки CSV');
  });

  it('in the header by the number of its column', async () => {
    await expect(read('text,sec"tor\nЯма,roads')).rejects.toThrow('строка 1, столбец «2»: кавычки CSV');
  });
});

describe('before the header', () => {
  it.each([
    ['blank lines', '\n  \r\n\ntext;sector\nЯма;roads'],
    ['a delimiter', 'sep=;\r\ntext;sector\r\nЯма;roads'],
    ['a rare delimiter after a mark', '\ufeffsep=|\n\ntext|sector\nЯма|roads'],
  ])('there may be %s', async (_, content) => {
    expect(await read(content)).toEqual(pit);
  });

  it('lines count too', async () => {
    await expect(read('sep=;\n\ntext;sector\nЯма;roads\nСвет')).rejects.toThrow('строка 5: значений 1');
  });
});
