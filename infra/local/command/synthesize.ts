import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { fill } from '#shared/web/wording.ts';
import { CannotStart } from './cannot-start.ts';
import texts from './texts.ru.json' with { type: 'json' };

const contextSchema = z.record(z.string(), z.unknown());
const settingsSchema = z.object({
  app: z.string(),
  output: z.string().default('cdk.out'),
  context: contextSchema.default({}),
});

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Makes the template as `cdk synth` would and answers where it is. The app of cdk.json is run with what the CDK command line
 * hands it, context and output directory; the command line itself would take longer to load than the app to run.
 */
export async function synthesize(): Promise<string> {
  const { app, output, context } = settingsSchema.parse(readJson('cdk.json'));
  const cdkOut = resolve(repository, output);
  const env = {
    ...process.env,
    PATH: [dirname(process.execPath), join(repository, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    // The library is so large that reading it is a third of the time.
    NODE_COMPILE_CACHE: join(repository, 'node_modules/.cache/compiled'),
    CDK_OUTDIR: cdkOut,
    CDK_CONTEXT_JSON: JSON.stringify({ ...contextSchema.parse(readJson('cdk.context.json')), ...context }),
  };
  const child = spawn(app, { shell: true, detached: true, cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => child.exitCode === null && child.pid && process.kill(-child.pid);
  process.once('exit', end);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  process.off('exit', end);
  if (code !== 0) throw new CannotStart(fill(texts.synthFailed, { output: said }));
  return cdkOut;
}

function readJson(name: string): unknown {
  const path = join(repository, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}
