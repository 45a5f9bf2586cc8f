import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureReader } from '#shared/training/feature-reader.ts';

const read = featureReader(16);
const featuresOf = (text: string) => {
  const { count, buckets, times } = read(text);
  return Array.from({ length: count }, (_, at) => [buckets[at], times[at]]);
};

describe('the features of a text', () => {
  it.each([
    ['case', 'Нет ОТОПЛЕНИЯ', 'нет отопления'],
    ['ё', 'Ещё тёмный подъезд', 'еще темный подъезд'],
    ['Latin look-alikes', 'нет отoпления, cтoяк', 'нет отопления, стояк'],
    ['invisible characters', 'ото\u00adпле\u200bния', 'отопления'],
    ["numbers' values", 'дом 17, с 2021 года', 'дом 42, с 1998 года'],
    ['masks of moderators', 'звонил XXXX XXX и писал', 'звонил и писал'],
    ['punctuation', 'яма! на — дороге…', 'яма на дороге'],
  ])('do not depend on %s', (_, text, plain) => {
    expect(featuresOf(text)).toEqual(featuresOf(plain));
  });

  it('are each there once, within the buckets, with how often they occur', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const found = featuresOf(text);
        expect(new Set(found.map(([bucket]) => bucket)).size).toBe(found.length);
        for (const [bucket = -1, times = 0] of found) {
          expect(bucket).toBeGreaterThanOrEqual(0);
          expect(bucket).toBeLessThan(2 ** 16);
          expect(times).toBeGreaterThanOrEqual(1);
        }
      }),
    );
    const [[, once] = []] = featuresOf('яма');
    const [[, twice] = []] = featuresOf('яма яма');
    expect([once, twice]).toEqual([1, 2]);
  });

  it('tell words in another order apart', () => {
    expect(featuresOf('свет без воды')).not.toEqual(featuresOf('вода без света'));
  });

  it.each(['', ' \n', '🙂🙂', '!!!', '\ud800'])('of %j are none, and the next text is read as ever', (text) => {
    const expected = featuresOf('яма на дороге');
    expect(featuresOf(text)).toEqual([]);
    expect(featuresOf('яма на дороге')).toEqual(expected);
  });
});
