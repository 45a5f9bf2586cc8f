import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the SDK, the mailer, middy, Powertools and our handlers import. One that is not listed is imported the ordinary way. */
const builtins = [
  'async_hooks',
  'buffer',
  'child_process',
  'console',
  'crypto',
  'dns',
  'events',
  'fs',
  'fs/promises',
  'http',
  'http2',
  'https',
  'net',
  'os',
  'path',
  'process',
  'stream',
  'stream/web',
  'timers',
  'tls',
  'url',
  'util',
  'zlib',
];

/** These names of `node:http` load undici when they are read: 20 ms. No function uses them. */
const unread = new Set(['WebSocket', 'CloseEvent', 'MessageEvent']);

/** `process` has other names in a child or a worker than in a shell, and the bundle must be the same everywhere. */
const namesOfProcess = ['arch', 'cwd', 'emitWarning', 'env', 'hrtime', 'nextTick', 'platform', 'version', 'versions'];

/**
 * Aliases for Node's own modules. An ESM import of one reads all its exports, the lazy ones too; `getBuiltinModule`
 * reads what is asked for. Each shim offers every name, and the bundler drops those that nobody imports.
 */
export function builtinShims(directory: string): Record<string, string> {
  mkdirSync(directory, { recursive: true });
  return Object.fromEntries(
    builtins.flatMap((name) => {
      const path = join(directory, `${name.replaceAll('/', '-')}.mjs`);
      writeWhole(path, shimOf(name));
      return [
        [name, path],
        [`node:${name}`, path],
      ];
    }),
  );
}

/** Several syntheses may run side by side; none may read half a file. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}

function shimOf(name: string): string {
  const names = name === 'process' ? namesOfProcess : namesOf(name);
  return [
    `const builtin = /* @__PURE__ */ process.getBuiltinModule('node:${name}');`,
    'export default builtin;',
    ...names.flatMap((property, index) => [
      `const _${index} = /* @__PURE__ */ (() => builtin.${property})();`,
      `export { _${index} as ${property} };`,
    ]),
    '',
  ].join('\n');
}

function namesOf(name: string): string[] {
  return Object.getOwnPropertyNames(process.getBuiltinModule(`node:${name}`)).filter(
    (property) => /^[a-z_$][\w$]*$/i.test(property) && property !== 'default' && !unread.has(property),
  );
}
