import { describe, expect, it } from 'vitest';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';

describe('the generator draws what RandomState(seed).random_sample() of NumPy draws', () => {
  it.each([
    ['00000000', [0.5488135039273248, 0.7151893663724195, 0.6027633760716439, 0.5448831829968969, 0.4236547993389047]],
    ['0000002a', [0.3745401188473625, 0.9507143064099162, 0.7319939418114051, 0.5986584841970366, 0.15601864044243652]],
    ['9f86d081', [0.1718773478034602, 0.16751434815964983, 0.835816765955081, 0.21318969175122937, 0.5446956977630703]],
    ['ffffffff', [0.0976320289940138, 0.9123828453026218, 0.78903530185164, 0.7800035981134678, 0.01793967398674523]],
  ])('seed %s', (seed, numbers) => {
    const uniform = mersenneTwister(`${seed}884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08`);
    expect(numbers.map(() => uniform())).toEqual(numbers);
  });
});

it('two generators of one seed do not disturb each other', () => {
  const [one, other] = [mersenneTwister('0000002a'), mersenneTwister('0000002a')];
  const first = [one(), one()];
  expect([other(), other()]).toEqual(first);
});
