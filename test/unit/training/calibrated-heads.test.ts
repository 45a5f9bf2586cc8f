import { describe, expect, it } from 'vitest';
import { labelShares, ownShares } from '#shared/domain/classification/head-probabilities.ts';
import { isDecided, type ModelHead } from '#shared/domain/classification/text-model.ts';
import { answersTo, calibrateHeads, type Trial, uncalibrated } from '#shared/training/calibrate.ts';
import { modelCard } from '#shared/training/model-card.ts';

const wanted = 0.95;
const fine: ModelHead = { id: 'fine', labels: ['a', 'b', 'c', 'd'], ...uncalibrated };
const whole: ModelHead = {
  ...{ id: 'whole', labels: ['ab', 'c', 'd'], ...uncalibrated },
  parts: { head: 'fine', of: [0, 0, 1, 2], weights: [0.5, 0.5] },
};

/** Numbers of 0..1, drawn one after another. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Trials whose scores speak for the right label more or less loudly, for the first one oftener than for the others. */
function trialsOf(head: ModelHead, count: number, heads: readonly ModelHead[], seed = 1): Trial[] {
  const drawn = chances(seed);
  return Array.from({ length: count }, (_, row) => {
    const part = Math.floor(4 * drawn() ** 1.5);
    const scores = new Map<string, Float64Array>();
    for (const { id, labels, parts } of [fine, whole]) {
      const right = parts?.of[part] ?? part;
      const own = labels.map((_, label) => 3 * drawn() + (label === right ? 1.5 * drawn() : 0));
      if (heads.some((one) => one.id === id)) scores.set(id, Float64Array.from(own));
    }
    return { row, scores, label: head.parts?.of[part] ?? part };
  });
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

describe('calibrated heads', () => {
  const both = [fine, whole];
  const trials = new Map(both.map((head) => [head.id, trialsOf(head, 4000, both)] as const));
  const calibrated = calibrateHeads(both, trials, wanted);

  it.each(['fine', 'whole'])('are right as often as they say, on trials that they have not seen: %s', (id) => {
    const head = calibrated.find((one) => one.id === id) ?? fine;
    const said = answersTo(calibrated, head, trialsOf(head, 20_000, both, 2));
    const sorted = said.sort((a, b) => a.probability - b.probability);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const some = sorted.slice(2000 * tenth, 2000 * (tenth + 1));
      const right = mean(some.map(({ isRight }) => Number(isRight)));
      expect(Math.abs(right - mean(some.map(({ probability }) => probability)))).toBeLessThan(0.06);
    }
  });

  it('have parts that count as it makes the right labels likeliest', () => {
    const own = calibrated.find(({ id }) => id === 'whole');
    if (!own?.parts) throw new Error('No parts');
    const { parts } = own;
    const lossOf = (weights: readonly [number, number]) =>
      mean(
        (trials.get('whole') ?? []).map(({ scores, label }) => {
          const shares = new Map(
            calibrated.map((one) => [one.id, ownShares(one, scores.get(one.id) ?? new Float64Array())]),
          );
          return -Math.log(labelShares({ ...own, parts: { ...parts, weights } }, shares)[label] ?? 0);
        }),
      );
    const tenths = Array.from({ length: 11 }, (_, tenth) => tenth / 10);
    const losses = tenths.flatMap((share) =>
      tenths.map((more) => lossOf([(0.5 + more) * (1 - share), (0.5 + more) * share])),
    );
    expect(lossOf(parts.weights)).toBeCloseTo(Math.min(...losses), 5);
  });
});

describe('a head whose parts have not been tried', () => {
  const untried = new Map([['whole', trialsOf(whole, 2000, [whole])]]);
  const heads = calibrateHeads([fine, whole], untried, wanted);
  const own = heads.find(({ id }) => id === 'whole') ?? whole;

  it('answers by its own scores, as sure as it was tried to be', () => {
    expect(own.parts?.weights).toEqual([1, 0]);
    const others = trialsOf(whole, 5000, [fine, whole], 3);
    const said = answersTo(heads, own, others);
    const alone = others.map((trial) => ({ ...trial, scores: new Map([...trial.scores].slice(1)) }));
    expect(said).toEqual(answersTo(heads, own, alone));
    expect(mean(said.map(({ probability }) => probability))).toBeCloseTo(
      mean(said.map(({ isRight }) => Number(isRight))),
      1,
    );
  });

  it('is calibrated by the trials of its parts, where there are any', () => {
    const some = [...trialsOf(whole, 2000, [whole]), ...trialsOf(whole, 1000, [fine, whole], 5)];
    const tried = new Map([
      ['fine', trialsOf(fine, 1000, [fine], 5)],
      ['whole', some],
    ]);
    const onlyWhole = new Map([...tried, ['whole', some.slice(2000)] as const]);
    const [mixed, pure] = [tried, onlyWhole].map((given) => calibrateHeads([fine, whole], given, wanted)[1]);
    expect(mixed?.parts?.weights[1]).toBeGreaterThan(0);
    expect(Math.abs((mixed?.parts?.weights[1] ?? 0) - (pure?.parts?.weights[1] ?? 0))).toBeLessThan(0.2);
  });
});

it('a head without trials decides nothing, however certain it seems', () => {
  const [head = fine] = calibrateHeads([fine], new Map(), wanted);
  const certain = { row: 0, scores: new Map([['fine', Float64Array.of(99, 0, 0, 0)]]), label: 0 };
  const [{ probability } = { probability: 0 }] = answersTo([head], head, [certain]);
  expect(probability).toBe(1);
  expect(isDecided(probability, head.threshold)).toBe(false);
  expect(head.calibration.slope).toBe(1);
});

it('a card tells what a head is worth where it was not calibrated', () => {
  // A head that is right but for every fifth text: who has seen the others only does not expect that one.
  const trials = Array.from({ length: 500 }, (_, row) => ({
    ...{ row, label: row % 5 === 0 ? 1 : 0 },
    scores: new Map([['fine', Float64Array.of(2, 0, 0, 0)]]),
  }));
  const given = new Map([['fine', trials]]);
  const heads = calibrateHeads([fine], given, wanted);
  const subjects = [{ id: 'fine', labels: fine.labels, counts: [500], group: 0, split: 'five-folds' as const }].map(
    (one) => ({ ...one, ofRow: new Int32Array(), heldOutIn: new Int8Array() }),
  );
  const trained = { bytes: new Uint8Array(), version: '1', heads, subjects, trials: given, repeatsLeftOut: new Map() };
  const [card] = modelCard(trained, '', wanted).heads;
  expect(card?.figures.accuracy).toBe(0.8);
  expect(card?.figures.calibrationError).toBeGreaterThan(0.3);
});
