import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareAucs } from '#infra/local/answers/auc.ts';
import { fitWeights } from '#infra/local/answers/fit-weights.ts';
import texts from '#infra/local/answers/texts.ru.json' with { type: 'json' };
import { answerSigns } from '#shared/domain/remarks/answer-signs.ts';
import { forAll } from '#test/support/for-all.ts';

const command = join(import.meta.dirname, '../../../infra/local/evaluate-answers.ts');

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answers-'));
  file = join(folder, 'histories.jsonl.gz');
  const rows = Array.from({ length: 60 }, (_, index) => JSON.stringify(aRow(index)));
  await writeFile(file, gzipSync([...rows.slice(0, 30), '{"id": 1}', 'nonsense', ...rows.slice(30)].join('\n')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every third citizen is told that there is nothing, and comes back; half of the histories are of April. */
function aRow(index: number) {
  const month = index % 2 === 0 ? '01' : '04';
  const at = (day: string) => `2021-${month}-${day}T10:00:00+03:00`;
  const agency = 'Дорожный комитет';
  const isReturned = index % 3 === 0;
  const text = isReturned
    ? 'Указанные факты не подтвердились.'
    : `Яма у школы на улице Мира, дом ${index}, засыпана 12.${month}.2021.`;
  return {
    ...{ id: index, category: 'Дороги', reason: 'Яма', district: 'Приморский', latitude: 60, longitude: 30, agency },
    events: [
      { at: at('10'), type: 'submitted', text: 'Яма у школы на улице Мира' },
      { at: at('12'), type: 'answer', agency, text },
      isReturned
        ? { at: at('13'), type: 'resubmitted', text: 'Яма на месте' }
        : { at: at('13'), type: 'closed', outcome: index % 3 === 1 ? 'satisfied' : 'automatic' },
    ],
  };
}

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('npm run evaluate-answers', () => {
  it('measures the answers from a day on, on whole histories, and shows none of their words', async () => {
    const { code, out } = await run('--data', file);
    expect(code).toBe(0);
    expect(out).toContain(
      'Ответы с 2021-02-15, циклы которых закончены: 30. Гражданин вернулся: 10, подтвердил решение: 10.',
    );
    expect(lineOf(texts.measures.score, out)).toContain('1,000 [1,000; 1,000]');
    expect(lineOf(texts.measures['no-place'], out)).toContain('1,000 [1,000; 1,000]');
    expect(lineOf(texts.measures.template, out)).toContain('0,500 [0,500; 0,500]');
    expect(lineOf(texts.measures['answer-length'], out)).toContain('0,000 [0,000; 0,000]');
    expect(out).not.toContain('подтвердились');
  });

  it('fits the weights on the answers before that day', async () => {
    const { code, out } = await run('--data', file, '--since', '2021-03-01', '--fit');
    expect(code).toBe(0);
    expect(out).toContain('Веса по ответам до 2021-03-01 (30, вернулись 10):');
    expect(out).toMatch(/"denial": [0-9.]+,/);
  });

  it.each<[string, number, () => string[], string]>([
    ['shows its help', 0, () => ['--help'], texts.help],
    ['wants a file', 2, () => [], texts.wrong],
    ['wants a day', 2, () => ['--data', file, '--since', 'вчера'], texts.wrong],
    ['knows its options', 2, () => ['--data', file, '--measure'], texts.wrong],
    ['wants a file that is there', 2, () => ['--data', `${file}.no`], 'не читается'],
    ['has nothing to measure', 1, () => ['--data', file, '--since', '2022-01-01'], texts.nothing],
    ['has nothing to fit on', 1, () => ['--data', file, '--since', '2020-01-01', '--fit'], texts.nothing],
  ])('%s: code %i', async (_, code, args, text) => {
    const told = await run(...args());
    expect(told.code).toBe(code);
    expect(told.out + told.err).toContain(text);
  });
});

function lineOf(name: string, out: string): string | undefined {
  return out.split('\n').find((line) => line.startsWith(name));
}

describe('the area under the ROC curve', () => {
  const sample = fc.array(
    fc.record({
      isPositive: fc.boolean(),
      value: fc.integer({ min: 0, max: 4 }),
      stratum: fc.integer({ min: 0, max: 2 }),
    }),
    {
      minLength: 2,
      maxLength: 12,
    },
  );

  it('is the share of pairs that are in order, ties by half, within strata', () => {
    forAll(
      sample,
      (cases) => {
        const pairs = cases
          .flatMap((one) => cases.map((other) => ({ one, other })))
          .filter(({ one, other }) => one.isPositive && !other.isPositive && one.stratum === other.stratum);
        const won = pairs.reduce(
          (sum, { one, other }) => sum + (one.value > other.value ? 1 : Number(one.value === other.value) / 2),
          0,
        );
        const [compared] = compareAucs(
          cases.map(({ isPositive }) => isPositive),
          [{ values: cases.map(({ value }) => value), strata: cases.map(({ stratum }) => stratum) }],
        );
        if (pairs.length > 0) expect(compared?.auc.value).toBeCloseTo(won / pairs.length, 12);
      },
      50,
    );
  });

  it('has an interval that holds it, and what one series is ahead of another', () => {
    const isPositive = Array.from({ length: 200 }, (_, index) => index % 4 === 0);
    const noise = isPositive.map((_, index) => (index * 7919) % 200);
    const signal = isPositive.map((positive, index) => Number(positive) * 60 + ((index * 7919) % 200));
    const [plain, better] = compareAucs(isPositive, [{ values: noise }, { values: signal }]);
    expect(better && better.auc.low < better.auc.value && better.auc.value < better.auc.high).toBe(true);
    expect(better?.ahead.low).toBeGreaterThan(0);
    expect(plain?.ahead).toEqual({ value: 0, low: 0, high: 0 });
  });
});

describe('fitted weights', () => {
  const figures = { at: 0, score: 0, answerLength: 0, questionLength: 0 };
  /** Denial comes with returns, a missing place with the contrary, template with neither. */
  const answers = Array.from({ length: 1200 }, (_, index) => {
    const isReturned = index % 3 === 0;
    const has = {
      denial: index % 10 < (isReturned ? 8 : 2),
      'no-place': index % 10 < (isReturned ? 2 : 8),
      template: index % 2 === 0,
    };
    const strengths = answerSigns.map((sign) => Number(new Map(Object.entries(has)).get(sign) ?? false));
    return { ...figures, strengths, outcome: isReturned ? ('returned' as const) : ('silent' as const) };
  });

  it('follow the answers, stay at what is expected where these say nothing, and never fall below zero', () => {
    const { weights } = fitWeights(answers);
    expect(weights['denial']).toBeGreaterThan(2);
    expect(weights['no-place']).toBe(0);
    expect(weights['template']).toBeLessThan(0.3);
    expect(weights['copy']).toBe(0.5);
    expect(fitWeights(answers.toReversed())).toEqual(fitWeights(answers));
  });
});
