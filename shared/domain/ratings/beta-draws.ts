/** Uniform numbers of [0, 1) with 53 bits, from a seeded generator. */
export type Uniform = () => number;

/** Normal draws by the polar method (Marsaglia): two at a time, the second kept for the next call. */
export function normalDraws(uniform: Uniform): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  };
}

/** Draws of Beta(a, b), a and b > 0: from two gammas by Marsaglia and Tsang (2000). */
export function betaDraws(uniform: Uniform): (a: number, b: number) => number {
  const normal = normalDraws(uniform);
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const u = uniform();
      if (u < 1 - 0.0331 * x * x * x * x || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
    }
  };
  return (a, b) => {
    const x = gamma(a);
    const y = gamma(b);
    // Both can underflow for tiny shapes only; a draw of 0/0 is then the mean.
    return x + y === 0 ? a / (a + b) : x / (x + y);
  };
}
