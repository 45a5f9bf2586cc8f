import { defineConfig } from 'vitest/config';

/** The pages in a real browser; `npm run test:browser` finds one and says where it is. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 90_000,
    hookTimeout: 180_000,
    // Each of them starts a centre and a browser of its own.
    maxWorkers: 2,
  },
});
