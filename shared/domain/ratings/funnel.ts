/**
 * The upper funnel limit of a share: what a body with `n` cases exceeds by chance with a probability of at most
 * (1 − confidence) / 2, when each case shows the sign with probability `mean` (Spiegelhalter 2005). Binomial sums, not
 * μ + z √(μ(1−μ)/n): that one would flag every single case of a sign rarer than one in five.
 */
export function funnelLimit(n: number, mean: number, confidence: number): number {
  if (n === 0 || mean === 1) return 1;
  const wanted = (1 + confidence) / 2;
  const odds = mean / (1 - mean);
  // Logarithms, for (1 − μ)ⁿ alone is 0 to a computer once a body has some thousands of cases.
  let logMass = n * Math.log1p(-mean);
  let below = Math.exp(logMass);
  let cases = 0;
  while (below < wanted && cases < n) {
    logMass += Math.log(((n - cases) / (cases + 1)) * odds);
    below += Math.exp(logMass);
    cases += 1;
  }
  return cases / n;
}
