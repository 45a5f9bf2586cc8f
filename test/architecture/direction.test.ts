import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const files = globSync('{shared,functions,events,infra}/**/*.ts', { cwd: root }).map((file) =>
  file.replaceAll('\\', '/'),
);

/** Where a file of a part may import from, besides itself. Packages by name, folders with a slash at the end. */
const allowed: Record<string, readonly string[]> = {
  'shared/domain/': ['zod'],
  'events/': ['shared/domain/', 'zod'],
  'shared/persistence/': ['shared/domain/', 'zod', '@aws-sdk/', 'node:crypto', 'node:stream', 'node:util', 'node:zlib'],
  'shared/signatures/': ['shared/domain/', '@aws-sdk/', 'node:'],
  'shared/channels/': ['shared/domain/', 'events/', 'zod', '@aws-sdk/', 'nodemailer', 'node:'],
  'shared/lambda/': ['shared/domain/', 'zod', '@aws-sdk/', '@middy/', '@aws-lambda-powertools/', 'aws-lambda', 'node:'],
  'shared/identity/': ['shared/domain/', 'shared/lambda/', 'zod', 'jose'],
  'shared/web/': ['shared/domain/', 'zod', 'hono/html', 'node:', 'shared/lambda/http.ts', 'shared/lambda/log.ts'],
  'shared/region/': ['shared/domain/', 'zod'],
  'shared/reports/': [
    'shared/domain/',
    'shared/web/',
    'shared/region/',
    'zod',
    'hono/html',
    'node:',
    'pure-rand/',
    'hucre/',
    'csv-stringify/',
    'pdfmake',
  ],
  'shared/letters/': ['shared/domain/', 'intl-messageformat'],
  'shared/training/': ['shared/domain/', 'ml-matrix', 'pure-rand/'],
  'functions/': ['shared/', 'events/', 'zod', '@aws-sdk/', 'node:', 'hono/html'],
};

const imports = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import\(|^import)\s*'([^']+)'/gm)].map(
    ([, specifier = '']) => specifier,
  );
  return specifiers.map((specifier) => ({ file, target: targetOf(file, specifier) }));
});

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)).replaceAll('\\', '/') : specifier;
}

describe('direction of imports', () => {
  it('looks at real files', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(200);
  });

  it.each(Object.entries(allowed))('%s imports only what it may', (part, others) => {
    const wrong = imports.filter(
      ({ file, target }) =>
        file.startsWith(part) &&
        !target.startsWith(part) &&
        !others.some((other) => target === other || target.startsWith(other)),
    );
    expect(wrong).toEqual([]);
  });

  it('functions know of each other no more than the contract', () => {
    const folder = (path: string) => path.split('/').slice(0, 2).join('/');
    const wrong = imports.filter(
      ({ file, target }) =>
        file.startsWith('functions/') &&
        target.startsWith('functions/') &&
        folder(file) !== folder(target) &&
        !target.endsWith('/contract.ts'),
    );
    expect(wrong).toEqual([]);
  });

  it('settings are read in one place of a function', () => {
    const readers = files.filter(
      (file) => !file.startsWith('infra/') && readFileSync(join(root, file), 'utf8').includes('process.env'),
    );
    expect(readers.filter((file) => !/^functions\/[^/]+\/handler\.ts$/.test(file))).toEqual([]);
  });
});

describe('grain', () => {
  it('a handler is a composition root of at most 40 lines', () => {
    const long = files.filter((file) => file.endsWith('/handler.ts') && lines(file) > 41);
    expect(long).toEqual([]);
  });

  it('no file is longer than 200 lines', () => {
    expect(files.filter((file) => lines(file) > 200)).toEqual([]);
  });
});

function lines(file: string): number {
  return readFileSync(join(root, file), 'utf8').split('\n').length;
}
