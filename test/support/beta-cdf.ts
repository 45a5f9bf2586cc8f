/**
 * P(X ≤ x) for X ~ Beta(a, b), by integrating the density with Simpson's rule after x = sin²θ, which tames the ends of
 * shapes of ½ and more; shapes below are led there by the recurrences of the incomplete beta. Written for tests: slow.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const head = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  // I_x(a, b) = I_x(a + 1, b) + x^a (1 − x)^b / (a B(a, b)), and its mirror image.
  if (a < 1) return betaCdf(x, a + 1, b) + head / a;
  if (b < 1) return betaCdf(x, a, b + 1) - head / b;
  const steps = 2000;
  const end = Math.asin(Math.sqrt(x));
  let sum = 0;
  for (let step = 0; step <= steps; step += 1) {
    const angle = (end * step) / steps;
    const density =
      2 * Math.exp((2 * a - 1) * Math.log(Math.sin(angle)) + (2 * b - 1) * Math.log(Math.cos(angle)) - logBeta(a, b));
    sum += density * (step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2);
  }
  return (sum * end) / steps / 3;
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Lanczos's approximation (g = 7, nine terms), another way than the code under test. */
function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const series = terms.reduce((sum, term, index) => sum + term / (x + index), 0.9999999999998099);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
}
