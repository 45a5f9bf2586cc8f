/** How much larger than in `npm test` the fault tests are: `npm run test:faults` sets it, `RCC_FAULT_SCALE` overrides. */
export const scale = Number(process.env['RCC_FAULT_SCALE'] ?? 1);

/** Until everything is recorded; seconds are enough on a machine that does nothing else. */
export const drainLimitMs = 90_000 * scale;
export const testLimitMs = 2 * drainLimitMs;
