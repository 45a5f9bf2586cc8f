import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/browser/**', 'test/deploy/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Suites start emulators and functions of their own: more of them at once than cores only makes them wait.
    maxWorkers: 2,
  },
});
