import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Listr } from 'listr2';
import { fill } from '#shared/web/wording.ts';
import { type Centre, startCentre } from './centre.ts';
import { CannotStart } from './command/cannot-start.ts';
import { preflight } from './command/preflight.ts';
import { removeState } from './command/remove-state.ts';
import { type StartOptions, startOptions } from './command/start-options.ts';
import { stopOnSignal } from './command/stop-on-signal.ts';
import { synthesize } from './command/synthesize.ts';
import texts from './command/texts.ru.json' with { type: 'json' };
import { demonstrate } from './demonstration.ts';
import { complain, refuse, tell } from './narrate.ts';
import { whatToOpen } from './what-to-open.ts';

const options = startOptions(process.argv.slice(2));
if (typeof options === 'string') {
  process.exitCode = refuse(`${fill(texts.wrongOption, { option: options })}\n\n${texts.help.start}`, 2);
} else if (options.help) tell(texts.help.start);
else await start({ ...options, stateDir: resolve(options.stateDir) });

async function start(given: StartOptions): Promise<void> {
  const { stateDir, port } = given;
  let centre: Centre | undefined;
  let cdkOut = '';
  const onLost = () => {
    complain(fill(texts.engineLost, { log: join(stateDir, 'logs', 'engines.log') }));
    void Promise.resolve(centre?.stop()).finally(() => process.exit(1));
  };
  const isStopping = stopOnSignal(() => centre);
  const marker = join(stateDir, 'demonstrated');

  const steps = new Listr(
    [
      { title: texts.steps.preflight, task: () => preflight(given) },
      { title: texts.steps.fresh, enabled: () => given.fresh, task: () => removeState(stateDir) },
      {
        title: texts.steps.synth,
        task: async () => {
          cdkOut = await synthesize();
        },
      },
      {
        title: texts.steps.centre,
        task: async (_, task) => {
          const onProgress = (step: keyof typeof texts.steps) => {
            task.output = texts.steps[step];
          };
          centre = await startCentre({ cdkOut, stateDir, port, onProgress, onLost });
        },
      },
      {
        title: texts.steps.demonstration,
        enabled: () => given.demo,
        skip: () => existsSync(marker),
        task: async (_, task) => {
          const onProgress = (step: string) => {
            task.output = step;
          };
          if (centre) await demonstrate({ centre, stateDir, cdkOut, onProgress });
          writeFileSync(marker, new Date().toISOString());
        },
      },
    ],
    { registerSignalListeners: false, fallbackRenderer: 'simple', rendererOptions: { collapseErrors: false } },
  );

  let lines: string[] = [];
  try {
    await steps.run();
    if (centre) lines = await whatToOpen(centre, { stateDir, cdkOut });
  } catch (error) {
    if (isStopping()) return;
    complain(error instanceof CannotStart ? error.message : failureText(error, stateDir));
    await centre?.stop();
    process.exit(1);
  }
  if (!centre || isStopping()) return;
  const { url, endpoints } = centre;
  const values = { url, outbox: endpoints.outbox, logs: join(stateDir, 'logs') };
  for (const line of [...texts.ready.map((text) => fill(text, values)), ...lines]) tell(line);
}

function failureText(error: unknown, stateDir: string): string {
  const message = error instanceof Error ? error.message : String(error);
  return fill(texts.failed, { message, log: join(stateDir, 'logs', 'engines.log') });
}
