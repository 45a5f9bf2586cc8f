/** log x(x + 1)…(x + k − 1) = log Γ(x + k) − log Γ(x), for x > 0 and k ≥ 0: exact to about 1e-12. */
export function logRising(x: number, k: number): number {
  return logGamma(x + k) - logGamma(x);
}

/** Stirling's series from 10 upwards; below, the recurrence leads there. */
function logGamma(x: number): number {
  let [at, product] = [x, 1];
  while (at < 10) {
    product *= at;
    at += 1;
  }
  const square = 1 / (at * at);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / at;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
