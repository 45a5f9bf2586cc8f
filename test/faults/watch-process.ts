import type { Context } from 'aws-lambda';

/* A process of its own: one run of `watch-terms`, with what came of it and the most memory it held. Settings come from its environment. */
const { handler } = await import('#functions/watch-terms/handler.ts');
process.stdout.write('ready\n');
const startedAt = performance.now();
const answer = await handler({}, {} as Context);
const took = performance.now() - startedAt;
const peakMiB = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ answer, took, peakMiB })}\n`);
process.exit();
