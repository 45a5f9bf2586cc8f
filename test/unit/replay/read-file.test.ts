import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { histories } from '#infra/local/replay/histories.ts';
import { readLines } from '#infra/local/replay/read-lines.ts';
import { refusalsFile } from '#infra/local/replay/refusals.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function aFile(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

function aRow(id: number): string {
  const at = '2020-12-01T10:00:00+03:00';
  const place = { category: 'Освещение', reason: 'Темно', district: 'Приморский', latitude: 60, longitude: 30 };
  const events = [
    { type: 'submitted', at, text: 'Секрет жителя' },
    { type: 'accepted', at },
    { type: 'closed', at, outcome: 'automatic' },
  ];
  return JSON.stringify({ id, ...place, agency: 'Горсвет', events });
}

describe('lines of a file', () => {
  it.each(['plain.jsonl', 'packed.jsonl.gz'])('%s', async (name) => {
    const text = 'раз\n\n  \nдва\r\nтри';
    const lines = await all(readLines(await aFile(name, text)));
    expect(lines.map(({ number, text: line }) => [number, line.trim()])).toEqual([
      [1, 'раз'],
      [4, 'два'],
      [5, 'три'],
    ]);
  });

  it('are whole where letters and lines are cut by blocks', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => `строка ${index} ${'ё'.repeat(index % 97)}`);
    const read = await all(readLines(await aFile('long.jsonl', lines.join('\n'))));
    expect(read.map(({ text }) => text)).toEqual(lines);
  });

  it('cost no more when there is but a long one', async () => {
    const [line] = await all(readLines(await aFile('array.jsonl', 'ё'.repeat(20_000_000))));
    expect(line?.text).toHaveLength(20_000_000);
  }, 8000);

  it('say whether they are UTF-8', async () => {
    const path = join(folder, 'broken.jsonl');
    await writeFile(path, Buffer.concat([Buffer.from('яма\n'), Buffer.of(0xdf, 0xec, 0xe0), Buffer.from('\nёж')]));
    expect((await all(readLines(path))).map(({ isUtf8 }) => isUtf8)).toEqual([true, false, true]);
  });

  it.each(['cut.jsonl.gz', 'absent.jsonl', 'absent.jsonl.gz'])('an unreadable file is an error: %s', async (name) => {
    const path = join(folder, name);
    if (name.startsWith('cut')) await writeFile(path, gzipSync(aRow(1).repeat(50)).subarray(0, 60));
    await expect(all(readLines(path))).rejects.toThrow();
  });
});

describe('histories of a file', () => {
  it('leave out and record what is none, by line and field, never by its text', async () => {
    const text = [aRow(1), '{"text": "Секрет', aRow(2).replace('accepted', 'cancelled'), aRow(3)].join('\n');
    const refusals = refusalsFile(join(folder, 'notes', 'refused.ndjson'));
    const found = await all(histories({ file: await aFile('mixed.jsonl', text) }, refusals));
    expect(found.map(({ line, events }) => [line, events.length])).toEqual([
      [1, 5],
      [4, 5],
    ]);
    expect(found.at(-1)?.share).toBe(1);
    expect(refusals.count()).toBe(2);
    expect(await readFile(refusals.path, 'utf8')).toBe(
      '{"line":2,"reason":"JSON"}\n{"line":3,"reason":"events.1.type"}\n',
    );
  });

  it('end at the limit', async () => {
    const file = await aFile('many.jsonl.gz', [1, 2, 3, 4].map(aRow).join('\n'));
    const found = await all(histories({ file, limit: 2 }, { add: () => {} }));
    expect(found.map(({ line, share }) => [line, share])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it('come in one and the same other order for a seed, and their events too', async () => {
    const file = await aFile('order.jsonl', Array.from({ length: 40 }, (_, index) => aRow(index)).join('\n'));
    const shuffled = (shuffle: number) => all(histories({ file, shuffle }, { add: () => {} }));
    const [first, again, other] = [await shuffled(7), await shuffled(7), await shuffled(8)];
    const lines = first.map(({ line }) => line);
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
    expect([...lines].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(lines).not.toEqual([...lines].sort((a, b) => a - b));
    const sequences = first.map(({ events }) => events.map(({ data }) => data.sequence).join());
    expect(new Set(sequences).size).toBeGreaterThan(3);
    expect(first.at(-1)?.share).toBe(1);
  });
});
