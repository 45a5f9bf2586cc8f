import { defineConfig } from 'vitest/config';

/** The fault tests of `npm test`, longer and with more of everything. */
export default defineConfig({
  test: {
    include: ['test/integration/faults/*.test.ts'],
    env: { RCC_FAULT_SCALE: process.env['RCC_FAULT_SCALE'] ?? '20' },
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
    // One at a time: each of them fills two cores.
    maxWorkers: 1,
  },
});
