import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import texts from '#infra/local/training/card.ru.json' with { type: 'json' };
import { cardText } from '#infra/local/training/card-text.ts';
import modelStamp from '#shared/region/komi/texts.model.json' with { type: 'json' };

const shipped = readFileSync(join(import.meta.dirname, '../../../shared/region/komi/texts.card.ru.md'), 'utf8');

function cardWith({ threshold = 0.5, licence }: { threshold?: number; licence?: string }): string {
  const head = { id: 'sector', texts: 2, split: 'five-folds', tried: 2, repeats: 0, threshold } as const;
  const figures = { ...{ decidedShare: 0.5, decidedAccuracy: 1 } };
  const heads = [{ ...head, figures, labels: [{ label: 'roads', texts: 2, tried: 2, precision: 1, recall: 1 }] }];
  const card = { version: 'v', sha256: '0', bytes: 1, heads: heads as never };
  return cardText(card, { files: [{ file: 'a.csv', texts: 2, leftOut: 0 }], examples: 0, licence });
}

it.each([
  [0.99996, '0,999'],
  [0.9445496509994488, '0,944'],
  [0.57, '0,570'],
  [1, '1,000'],
])('the threshold %d is shown as %s: never more than it is', (threshold, shown) => {
  expect(cardWith({ threshold })).toContain(` | ${shown} | 50,0`);
});

it('says of the licence what training was told', () => {
  expect(cardWith({})).toContain('Лицензия данных при обучении не указана.');
  const named = cardWith({ licence: 'CC BY 4.0' });
  expect(named).toContain('Лицензия данных, как её назвали при обучении: «CC BY 4.0».');
  expect(named).not.toContain('не указан');
});

it('says that the labels’ names are kept', () => {
  expect(cardWith({})).toContain('Названия категорий взяты из данных и хранятся в модели как есть.');
});

it('the card of the shipped model is what training writes', () => {
  const { noLicence, kept, calibration, limits, file } = texts;
  for (const said of [`\n\n${noLicence} ${kept}\n\n`, calibration, limits, file.split('`. ')[1] ?? '']) {
    expect(shipped).toContain(said);
  }
  for (const [head, threshold] of Object.entries(modelStamp.thresholds)) {
    const row = shipped.split('\n').find((line) => line.startsWith(`| \`${head}\` |`));
    expect(row).toContain(` | ${String(Math.floor(threshold * 1000) / 1000).replace('.', ',')} | `);
  }
});
