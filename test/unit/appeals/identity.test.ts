import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appealId, spokenAppealId } from '#shared/domain/appeals/identity.ts';
import { forAll } from '#test/support/for-all.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const idOf = (source: string, externalId: string) => appealId(source, externalId, sha256);

/** The first 60 bits of the hash as a number, written to the base 32 with Crockford's digits. */
function firstSixtyBits(source: string, externalId: string): string {
  let number = BigInt(`0x${createHash('sha256').update(`${source}\n${externalId}`).digest('hex')}`) >> 196n;
  let id = '';
  for (let digit = 0; digit < 12; digit += 1) {
    id = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(Number(number % 32n)) + id;
    number /= 32n;
  }
  return id;
}

describe('the number of an appeal', () => {
  it.each([
    ['pos', '99812', '3A0JNWK4E0DW'],
    ['nash-spb', '99812', 'CSBZBH7QDTR2'],
    ['портал', 'ОБР-2026/1', '2ZV9F50N5DAG'],
  ])('of %s, %s is %s', (source, externalId, id) => {
    expect(idOf(source, externalId)).toBe(id);
    expect(firstSixtyBits(source, externalId)).toBe(id);
  });

  it.each([
    ['all zeros', 0x00, '000000000000'],
    ['all ones', 0xff, 'ZZZZZZZZZZZZ'],
    ['alternating', 0xaa, 'NANANANANANA'],
  ])('reads the hash from its first bit on: %s', (_, byte, id) => {
    expect(appealId('any', 'any', () => new Uint8Array(32).fill(byte))).toBe(id);
  });

  it('is twelve characters that cannot be misheard, the same for the same pair', () => {
    forAll(
      fc.tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: 'grapheme' })),
      ([source, externalId]) => {
        expect(idOf(source, externalId)).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
        expect(idOf(source, externalId)).toBe(idOf(source, externalId));
        expect(idOf(source, externalId)).toBe(firstSixtyBits(source, externalId));
      },
    );
  });

  it('differs with the source, with the external id, and with where one ends', () => {
    const ids = [
      idOf('pos', '1'),
      idOf('vk', '1'),
      idOf('pos', '2'),
      idOf('pos1', ''),
      idOf('po', 's1'),
      idOf('1', 'pos'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

it.each([
  ['7K2M04QX9ZTA', '7K2M-04QX-9ZTA'],
  ['7K2M04QX9Z', '7K2M-04QX-9Z'],
  ['7K', '7K'],
  ['', ''],
])('«%s» is dictated as «%s»', (id, spoken) => {
  expect(spokenAppealId(id)).toBe(spoken);
});
