import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatureOf, similarity } from '#shared/domain/problems/signature.ts';
import { forAll } from '#test/support/for-all.ts';

const cold = 'Третий день нет отопления в доме 15 по улице Мира, в квартире 12 градусов';

function likenessOf(a: string, b: string): number {
  const [one, other] = [signatureOf(a), signatureOf(b)];
  return one && other ? similarity(one, other) : Number.NaN;
}

describe('texts that say the same', () => {
  it.each([
    ['other case and punctuation', 'ТРЕТИЙ ДЕНЬ НЕТ ОТОПЛЕНИЯ в доме 15, по улице Мира! В квартире — 12 градусов...'],
    ['other numbers', 'Третий день нет отопления в доме 7 по улице Мира, в квартире 9 градусов'],
    ['Latin letters that look alike', cold.replaceAll('о', 'o').replaceAll('е', 'e')],
  ])('have one signature: %s', (_, text) => {
    expect(signatureOf(text)).toEqual(signatureOf(cold));
  });

  it.each([
    'Уже третий день нет отопления в доме 15 по улице Мира, в квартире всего 12 градусов',
    'Третий день нет отопления в доме 15 по ул. Мира, в квартире 12 градусов. Помогите!',
  ])('are alike: «%s»', (text) => {
    expect(likenessOf(cold, text)).toBeGreaterThanOrEqual(0.6);
  });

  it.each([
    'Не вывозят мусор с площадки у дома 15 по улице Мира',
    'Яма на дороге у школы, засыпьте до зимы пожалуйста',
  ])('are not alike when they say something else: «%s»', (text) => {
    expect(likenessOf(cold, text)).toBeLessThan(0.5);
  });
});

describe('any text', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 30, maxLength: 120 });

  it('has 64 bytes that do not tell it, or is too short; the same text always the same ones', () => {
    forAll(fc.oneof(text, fc.string()), (one) => {
      const signature = signatureOf(one);
      expect(signature?.length ?? 64).toBe(64);
      expect(signatureOf(one)).toEqual(signature);
      if (signature) expect(similarity(signature, signature)).toBe(1);
    });
  });

  it.each([
    ['', false],
    ['Яма', false],
    ['Реклама на столбе', false],
    ['Незаконная реклама на столбе', true],
    ['😡'.repeat(40), false],
  ])('«%s» says enough to be told from others: %s', (one, isEnough) => {
    expect(signatureOf(one) !== undefined).toBe(isEnough);
  });

  it('is as alike to another as the share of runs they have in common, give or take', () => {
    const runs = (one: string) => new Set(Array.from({ length: one.length - 3 }, (_, at) => one.slice(at, at + 4)));
    const letters = fc
      .array(fc.constantFrom(...'абвгдежзик'), { minLength: 40, maxLength: 80 })
      .map((all) => all.join(''));
    const errors: number[] = [];
    forAll(
      fc.tuple(letters, letters, letters),
      ([a, b, c]) => {
        const [one, other] = [a + b, a + c];
        const [x, y] = [runs(one), runs(other)];
        const common = [...x].filter((run) => y.has(run)).length;
        errors.push(likenessOf(one, other) - common / (x.size + y.size - common));
      },
      300,
    );
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.25);
  });

  it('of a megabyte is read in time', () => {
    const startedAt = performance.now();
    signatureOf('Нет отопления. '.repeat(70_000));
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  }, 30_000);
});
