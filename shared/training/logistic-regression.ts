type Three = readonly [number, number, number];

export interface Observed {
  readonly signs: Three;
  readonly isTrue: boolean;
}

/** The coefficients with the greatest likelihood, by Newton's method; a slight pull to 0 keeps them finite. */
export function logisticRegression(observed: readonly Observed[]): Three {
  let [a, b, c] = [0, 0, 0];
  for (let round = 0; round < rounds; round += 1) {
    // Gradient g, and the upper half of the Hessian h.
    let [ga, gb, gc] = [pull * a, pull * b, pull * c];
    let [haa, hab, hac, hbb, hbc, hcc] = [pull, 0, 0, pull, 0, pull];
    for (const {
      signs: [x, y, z],
      isTrue,
    } of observed) {
      const likely = 1 / (1 + Math.exp(-(a * x + b * y + c * z)));
      const off = likely - Number(isTrue);
      const spread = likely * (1 - likely);
      [ga, gb, gc] = [ga + off * x, gb + off * y, gc + off * z];
      [haa, hab, hac] = [haa + spread * x * x, hab + spread * x * y, hac + spread * x * z];
      [hbb, hbc, hcc] = [hbb + spread * y * y, hbc + spread * y * z, hcc + spread * z * z];
    }
    const [ca, cb, cc] = [hbb * hcc - hbc * hbc, hac * hbc - hab * hcc, hab * hbc - hac * hbb];
    const determinant = haa * ca + hab * cb + hac * cc;
    a -= (ca * ga + cb * gb + cc * gc) / determinant;
    b -= (cb * ga + (haa * hcc - hac * hac) * gb + (hab * hac - haa * hbc) * gc) / determinant;
    c -= (cc * ga + (hab * hac - haa * hbc) * gb + (haa * hbb - hab * hab) * gc) / determinant;
  }
  return [rounded(a), rounded(b), rounded(c)];
}

const rounds = 25;
const pull = 0.01;

function rounded(value: number): number {
  return Math.round(10_000 * value) / 10_000;
}
