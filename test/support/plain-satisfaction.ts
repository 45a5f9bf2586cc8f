import type { AnalysedCycle } from '#shared/domain/satisfaction/analysed-cycle.ts';

/** 1.96 to all the digits of a double. */
const z = 1.959963984540054;

/** The figures of some cycles by lists and loops alone, from the words of the method: shares nothing with the code. */
export function plainFigures(cycles: readonly AnalysedCycle[]) {
  const sound = cycles.flatMap(({ answer }) => (answer && answer.flags.length === 0 ? [answer] : []));
  const said = sound.filter(({ resolved }) => resolved !== undefined);
  const unhappy = sound.filter(({ mark, resolved }) => mark < 4 || (resolved !== undefined && resolved !== 'yes'));
  return {
    cycles: cycles.length,
    asked: cycles.filter(({ asking }) => asking === 'asked').length,
    unreachable: cycles.filter(({ asking }) => asking === 'unreachable').length,
    flagged: cycles.filter(({ answer }) => answer !== undefined && answer.flags.length > 0).length,
    answers: sound.length,
    mean: sound.reduce((sum, { mark }) => sum + mark, 0) / sound.length,
    satisfied: sound.filter(({ mark }) => mark === 4 || mark === 5).length,
    said: said.length,
    solved: said.filter(({ resolved }) => resolved === 'yes').length,
    notSolved: said.filter(({ resolved }) => resolved === 'no').length,
    unhappy: unhappy.length,
    late: unhappy.filter(({ reasons }) => reasons.includes('late')).length,
  };
}

/** The bounds where (p − π)² = z²π(1 − π)/n, by bisection. */
export function plainWilson(n: number, s: number): readonly [number, number] {
  const p = s / n;
  const excess = (bound: number) => (p - bound) ** 2 - (z * z * bound * (1 - bound)) / n;
  const root = (outside: number, inside: number) => {
    let [far, near] = [outside, inside];
    for (let step = 0; step < 200; step += 1) {
      const middle = (far + near) / 2;
      if (excess(middle) > 0) far = middle;
      else near = middle;
    }
    return near;
  };
  return [s === 0 ? 0 : root(0, p), s === n ? 1 : root(1, p)];
}

/** Strata weighed by all their cycles, without putting any together: right where each has answers enough. */
export function plainStandardised(cycles: readonly AnalysedCycle[], keyOf: (cycle: AnalysedCycle) => string): number {
  let sum = 0;
  for (const key of new Set(cycles.map(keyOf))) {
    const own = cycles.filter((cycle) => keyOf(cycle) === key);
    sum += (own.length / cycles.length) * plainFigures(own).mean;
  }
  return sum;
}
