import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import * as core from 'zod/v4/core';
import { codeOf, functionNames } from '#test/support/bundles.ts';
import { resources } from '#test/support/templates.ts';

const minute = 60_000;

describe.each(functionNames())('%s', async (name) => {
  const { settingsSchema } = await import(`../../functions/${name}/env.ts`);
  const schemas = Object.entries<core.$ZodType>(z.instanceof(core.$ZodObject).parse(settingsSchema)._zod.def.shape);
  const right = Object.fromEntries(schemas.map(([setting, schema]) => [setting, accepted(schema)]));
  const bundle = pathToFileURL(join(codeOf(name), 'index.mjs')).href;

  it('is given exactly the settings it asks for', () => {
    const lambda = resources('AWS::Lambda::Function').find(
      ({ Properties }) => Properties['FunctionName'] === `rcc-demo-${name}`,
    );
    expect(Object.keys(lambda?.Properties['Environment'].Variables).sort()).toEqual(Object.keys(right).sort());
  });

  it('starts with the right settings, and not with one of them missing or malformed', { timeout: minute }, () => {
    const cases = schemas.flatMap(([setting, schema]) => {
      const { [setting]: _, ...without } = right;
      return [
        { settings: without, outcome: `RCC_SETTINGS_INVALID: ${setting}` },
        { settings: { ...without, [setting]: refused(schema) }, outcome: `RCC_SETTINGS_INVALID: ${setting}` },
      ];
    });
    const all = [{ settings: right, outcome: 'started' }, ...cases];
    expect(
      outcomes(
        bundle,
        all.map(({ settings }) => settings),
      ),
    ).toEqual(all.map(({ outcome }) => outcome));
  });

  it('says on stderr what is missing, and ends', { timeout: minute }, () => {
    // Into a file: of what goes into a pipe, the end is lost when the process ends.
    const file = join(mkdtempSync(join(tmpdir(), 'rcc-settings-')), 'stderr');
    const stderr = openSync(file, 'w');
    const { status } = spawnSync(process.execPath, ['-e', `import('${bundle}')`], {
      env: lambda,
      stdio: ['ignore', 'ignore', stderr],
    });
    closeSync(stderr);
    expect(status).not.toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(`RCC_SETTINGS_INVALID: ${Object.keys(right).join(', ')}`);
  });
});

/** What every function finds in its environment anyway. */
const lambda = {
  AWS_REGION: 'eu-central-1',
  AWS_LAMBDA_FUNCTION_NAME: 'function',
  AWS_ACCESS_KEY_ID: 'a',
  AWS_SECRET_ACCESS_KEY: 'b',
};

/** Starts the bundle once with each of the settings, as Lambda does: imports it, and asks for its handler. */
function outcomes(bundle: string, allSettings: readonly Readonly<Record<string, string>>[]): string[] {
  const script = `
    const outcomes = [];
    for (const settings of ${JSON.stringify(allSettings)}) {
      process.env = { ...${JSON.stringify(lambda)}, ...settings };
      // Another query is another start of the entry module.
      const started = import('${bundle}?' + outcomes.length);
      outcomes.push(await started.then(({ handler }) => (typeof handler === 'function' ? 'started' : 'no handler'), ({ message }) => message));
    }
    console.log('outcomes:' + JSON.stringify(outcomes));
    process.exit();`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: lambda,
    encoding: 'utf8',
  });
  return z.array(z.string()).parse(JSON.parse(output.slice(output.lastIndexOf('outcomes:') + 'outcomes:'.length)));
}

function accepted(schema: core.$ZodType): string {
  const candidates = [
    'a-plain-name',
    '5',
    'on',
    'centre@region.example',
    'texts.model',
    '{}',
    'https://example.org/000000000000/name',
  ];
  return candidates.find((value) => core.safeParse(schema, value).success) ?? 'none';
}

function refused(schema: core.$ZodType): string {
  return ['', 'not an address'].find((value) => !core.safeParse(schema, value).success) ?? 'none';
}
