import type { Context } from 'aws-lambda';

/* A process of its own: one run of `mail-notices`, by settings from its environment. */
const { handler } = await import('#functions/mail-notices/handler.ts');
await handler({}, {} as Context);
process.exit();
