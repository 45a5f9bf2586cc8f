import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { assets } from './assets.ts';
import { builtinShims } from './builtin-shims.ts';

const repository = resolve(import.meta.dirname, '../../..');
const substitutes = resolve(import.meta.dirname, 'substitutes');

/**
 * Bundles `functions/<name>/handler.ts` with everything it needs, the SDK included, and returns the folder that goes to
 * Lambda: `index.mjs`, the chunks it loads, and its assets. The same sources give the same bytes on any machine.
 *
 * Beside that folder, for people and tests, never shipped: `maps/` (source maps; shipped, they would cost 70 ms of every
 * cold start) and `metafile.json` (what is inside, and how big).
 */
export function bundle(name: string, outdir: string): string {
  const handler = join(repository, 'functions', name, 'handler.ts');
  if (!existsSync(handler)) throw new Error(`functions/${name}/handler.ts does not exist`);

  const code = bundleModule(handler, join(resolve(outdir), 'bundles', name));
  for (const asset of assets[name] ?? []) copyFileSync(join(repository, asset), join(code, basename(asset)));
  return code;
}

/** Bundles a module that is no function's, as `bundle` does. */
export function bundleModule(module: string, directory: string): string {
  rmSync(directory, { recursive: true, force: true });
  const { outputFiles, metafile } = buildSync({
    entryPoints: { index: module },
    absWorkingDir: repository,
    // Names only: nothing is written there, and the names of chunks must not depend on where this machine writes.
    outdir: 'code',
    outExtension: { '.js': '.mjs' },
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    sourcemap: 'external',
    legalComments: 'none',
    // Russian texts in two bytes a letter, not in six.
    charset: 'utf8',
    logLevel: 'error',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // The default prefers CommonJS builds: half as big again, and 17 % slower to start.
    mainFields: ['module', 'main'],
    // What the SDK loads on demand stays in files of its own that are read on demand.
    splitting: true,
    chunkNames: 'chunk-[hash]',
    loader: { '.ttf': 'binary' },
    // The maker of PDFs asks where its own fonts are: nowhere, the documents bring theirs.
    define: { __dirname: '"/"', __filename: '"/"' },
    alias: {
      ...builtinShims(join(repository, 'node_modules/.cache/builtins')),
      // A function has its credentials in its environment; the other ways to get some are 130 KiB.
      '@aws-sdk/credential-provider-node': join(substitutes, 'environment-credentials.ts'),
      // Reads its package's files, and in a bundle there is no package.
      '#shared/reports/pdf/golos-fonts.ts': join(substitutes, 'golos-fonts.ts'),
      // Reads the user agent of a browser.
      bowser: join(substitutes, 'no-browser.ts'),
    },
  });

  for (const { path, contents } of outputFiles)
    write(join(directory, path.endsWith('.map') ? 'maps' : 'code', basename(path)), contents);
  write(join(directory, 'metafile.json'), JSON.stringify(metafile));
  return join(directory, 'code');
}

function write(path: string, contents: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
