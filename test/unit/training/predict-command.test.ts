import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { predictFile } from '#infra/local/prediction/predict-file.ts';
import { aTextModel, aTextModelFile } from '#test/support/a-model-by-words.ts';
import { inWindows1251 } from '#test/support/in-windows-1251.ts';

const command = join(import.meta.dirname, '../../../infra/local/predict.ts');
const heads = {
  sector: { roads: 'яма дорога', light: 'фонарь свет', energy: 'провод', other: 'собака' },
  level: { city: 'дорога', region: 'провод' },
};

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'predict-'));
  await writeFile(join(root, 'texts.model'), aTextModelFile(heads));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function run(...args: string[]) {
  const child = spawn(process.execPath, [command, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, 'close')]);
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

const asked = ['Большая яма', 'Не горит фонарь', 'Оборван провод', ''].map((text, id) => ({
  id: id % 2 ? id : `${id}`,
  text,
}));
const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

describe('npm run predict', () => {
  it('answers every line in its order', async () => {
    await writeFile(join(root, 'in.jsonl'), `\ufeff${lines(asked)}\n\n`);
    const { code, out, err } = await run('--in', 'in.jsonl', '--out', 'out.jsonl', '--model', 'texts.model');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe('Определено текстов: 4. Модель made-up-1. Ответы: out.jsonl\n');
    const answers = (await readFile(join(root, 'out.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, heads }) => [id, heads.sector.label])).toEqual([
      ['0', 'roads'],
      [1, 'light'],
      ['2', 'energy'],
      [3, 'roads'],
    ]);
    expect(answers[1].heads.sector.top.map(({ label }: { label: string }) => label)).toHaveLength(3);
    expect(answers[1].heads.level.top).toHaveLength(2);
    expect(answers[3].heads.sector).toEqual({
      label: 'roads',
      probability: 0.25,
      top: ['roads', 'light', 'energy'].map((label) => ({ label, probability: 0.25 })),
    });
    expect(String(answers[1].heads.sector.probability)).toMatch(/^0\.\d{1,6}$/);
  });

  it('reads and writes compressed files, and says how far it is', async () => {
    const seen: number[] = [];
    const files = { in: join(root, 'in.jsonl.gz'), out: join(root, 'out.jsonl.gz') };
    await writeFile(files.in, gzipSync(lines(asked)));
    expect(await predictFile(files, aTextModel(heads), (share, count) => seen.push(share * count))).toBe(4);
    expect(
      gunzipSync(await readFile(files.out))
        .toString()
        .match(/"id":/g),
    ).toHaveLength(4);
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['{"id":1,"text":"Яма"}\n{"id":2', 'строка 2: это не JSON'],
    ['{"id":1,"text":"Яма"}\n\n{"id":2}', 'строка 3, поле «text»'],
    ['{"text":"Яма"}', 'строка 1, поле «id»'],
    ['[{"id":1,"text":"Яма"}]', 'строка 1: нужен объект JSON, по одному на строке'],
    ['{"id":1,"text":"Яма"}\n{"id":9007199254740993,"text":"Яма"}', 'строка 2, поле «id»: числа точны, только если'],
    [inWindows1251('{"id":1,"text":"Pit"}\n{"id":2,"text":"Яма"}'), 'строка 2: это не UTF-8'],
  ])('leaves the former answers as they are when a line is bad: %s', async (content, message) => {
    await writeFile(join(root, 'bad.jsonl'), content);
    await writeFile(join(root, 'kept.jsonl'), 'former');
    const { code, err } = await run('--in', 'bad.jsonl', '--out', 'kept.jsonl', '--model', 'texts.model');
    expect(code).toBe(1);
    expect(err).toContain(`«bad.jsonl», ${message}`);
    expect(await readFile(join(root, 'kept.jsonl'), 'utf8')).toBe('former');
    expect((await readdir(root)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('writes beside no file that is there', async () => {
    await writeFile(join(root, 'b.jsonl.part'), lines(asked));
    const { code } = await run('--in', 'b.jsonl.part', '--out', 'b.jsonl', '--model', 'texts.model');
    expect(code).toBe(0);
    expect(await readFile(join(root, 'b.jsonl.part'), 'utf8')).toBe(lines(asked));
    expect((await readFile(join(root, 'b.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(4);
  });

  it('writes over neither the texts nor the model, by whatever name', async () => {
    await writeFile(join(root, 'own.model'), aTextModelFile(heads));
    await writeFile(join(root, 'own.jsonl'), lines(asked));
    await symlink(root, join(root, 'here'));
    for (const out of ['own.model', './own.jsonl', 'here/own.model', 'here/own.jsonl']) {
      const { code, err } = await run('--in', 'own.jsonl', '--out', out, '--model', 'own.model');
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('не может быть тем же') });
    }
    expect(await readFile(join(root, 'own.model'))).toEqual(Buffer.from(aTextModelFile(heads)));
    expect(await readFile(join(root, 'own.jsonl'), 'utf8')).toBe(lines(asked));
  });

  it.each([
    [[], 2, 'Неверные или недостающие параметры: --in, --out.'],
    [['--in', 'a', '--out', './a'], 2, 'не может быть тем же'],
    [['--in', 'a', '--to', 'b'], 2, 'Назовите файл текстов'],
    [['--in', 'away.jsonl', '--out', 'b.jsonl', '--model', 'texts.model'], 1, 'ENOENT'],
    [['--in', 'in.jsonl', '--out', 'no/b.jsonl', '--model', 'texts.model'], 1, 'ENOENT'],
    [['--in', 'in.jsonl', '--out', 'b.jsonl', '--model', 'away.model'], 1, 'Модель «away.model» не читается (ENOENT)'],
    [['--in', 'in.jsonl', '--out', 'b.jsonl', '--model', 'in.jsonl'], 1, '«in.jsonl» не модель'],
  ])('refuses %j', async (args, code, message) => {
    const found = await run(...args);
    expect(found.code).toBe(code);
    expect(found.err).toContain(message);
  });

  it('explains itself', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('--model ФАЙЛ');
  });
});
