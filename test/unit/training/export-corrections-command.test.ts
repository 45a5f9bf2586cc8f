import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '#shared/domain/appeals/fact.ts';
import { eventItem } from '#shared/persistence/appeal-items.ts';
import { aFact } from '#test/support/a-fact.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, type Dynamo, startDynamo } from '#test/support/emulators.ts';

const command = join(import.meta.dirname, '../../../infra/local/export-corrections.ts');
const operator = { by: 'operator' } as const;

const appeals: Readonly<Record<string, readonly Fact[]>> = {
  corrected: [
    aFact('appeal.submitted', '2026-10-01T10:00', { text: 'Меня зовут Анна, кв. 5, тел. 24-15-36. Яма' }),
    aFact('appeal.classified', '2026-10-01T10:01', { sector: 'housing', category: 'roof', by: 'classifier' }),
    aFact('appeal.classified', '2026-10-02T10:00', { sector: 'other', category: 'other', ...operator }),
    aFact('appeal.classified', '2026-10-03T10:00', { sector: 'roads', category: 'potholes', ...operator }),
    aFact('appeal.classified', '2026-10-04T10:00', { sector: 'housing', category: 'roof', by: 'source' }),
    // In words of the platform's own.
    aFact('appeal.classified', '2026-10-05T10:00', { sector: 'Дороги', category: 'Ямы', ...operator }),
  ],
  later: [
    aFact('appeal.submitted', '2026-10-01T11:00', { text: 'Течёт «крыша»' }),
    aFact('appeal.classified', '2026-10-20T10:00', { sector: 'housing', category: 'building-repair', ...operator }),
  ],
  untouched: [
    aFact('appeal.submitted', '2026-10-01T12:00', { text: 'В тексте "by":"operator"' }),
    aFact('appeal.classified', '2026-10-20T10:00'),
  ],
  elsewhere: [
    aFact('appeal.submitted', '2026-10-01T13:00', { text: 'Крыша' }),
    aFact('appeal.classified', '2026-10-20T10:00', { sector: 'ЖКХ', category: 'Крыши', ...operator }),
  ],
  unseen: [aFact('appeal.classified', '2026-10-20T10:00', operator)],
};

let root = '';
let dynamo: Dynamo;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'corrections-'));
  dynamo = await startDynamo();
  const tables = await createCentreTables(dynamo);
  for (const [pk, facts] of Object.entries(appeals)) {
    for (const fact of facts) {
      const { pk: _, sk, concluded: __, ...item }: Record<string, unknown> = eventItem(pk, { fact, receivedAt: 1 });
      await tables.put('appeals', { pk, sk: String(sk), ...JSON.parse(JSON.stringify(item)) });
    }
  }
});
afterAll(async () => {
  await dynamo.stop();
  await rm(root, { recursive: true, force: true });
});

async function run(...args: string[]) {
  const env = { ...process.env, ...awsEnvironment({ dynamo }) };
  const child = spawn(process.execPath, [command, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, 'close')]);
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

async function exported(...args: string[]): Promise<unknown[]> {
  const { code, err } = await run('--out', 'out.jsonl', '--table', 'appeals', ...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const content = await readFile(join(root, 'out.jsonl'), 'utf8');
  return content.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

const later = {
  text: 'Течёт «крыша»',
  sector: 'housing',
  category: 'housing/building-repair',
  at: '2026-10-01T08:00:00.000Z',
};

describe('npm run export-corrections', () => {
  it('writes what operators said last of each appeal, scrubbed', async () => {
    expect(await exported()).toEqual([
      {
        text: 'Меня зовут [имя], [квартира], тел. [телефон]. Яма',
        sector: 'roads',
        category: 'roads/potholes',
        at: '2026-10-01T07:00:00.000Z',
      },
      later,
    ]);
  });

  it('takes only decisions since a day of the region', async () => {
    expect(await exported('--since', '2026-10-20')).toEqual([later]);
    expect(await exported('--since', '2026-10-20T10:01')).toEqual([]);
  });

  it.each([
    [[], 2, 'Неверные или недостающие параметры: --out.'],
    [['--out', 'a.jsonl', '--since', 'вчера'], 2, 'параметры: --since'],
    [['--out', 'a.jsonl', '--all'], 2, 'Назовите файл'],
    [['--out', 'a.jsonl', '--state', 'nowhere'], 1, 'На состоянии «nowhere» центр не работает'],
    [['--out', 'a.jsonl', '--table', 'absent'], 1, 'Таблица «absent» не читается: ResourceNotFoundException'],
    [['--out', 'no/a.jsonl', '--table', 'appeals'], 1, 'Файл «no/a.jsonl» не пишется: ENOENT'],
  ])('refuses %j', async (args, code, message) => {
    const found = await run(...args);
    expect(found.code).toBe(code);
    expect(found.err).toContain(message);
  });

  it('says what it reads and what may stay in the texts', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('Таблица прочитывается целиком');
    expect(out).toContain('файл остаётся словами граждан');
  });
});
