import type { Centre } from '#infra/local/centre.ts';
import { tell } from '#infra/local/narrate.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** Whatever has not stopped by itself after this long ends together with this process. */
const limitMs = 4_500;

/**
 * Ctrl-C or SIGTERM stops the centre, however far it has come; a second one does not wait for it. The answer says whether that
 * has begun: what fails from then on fails because of it.
 */
export function stopOnSignal(centre: () => Centre | undefined): () => boolean {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(0);
    stopping = true;
    tell(`\n${texts.stopping}`);
    setTimeout(() => process.exit(0), limitMs).unref();
    void Promise.resolve(centre()?.stop()).finally(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return () => stopping;
}
