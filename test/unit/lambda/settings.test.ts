import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readSettings } from '#shared/lambda/settings.ts';

const root = join(import.meta.dirname, '../../..');
const schemas = await Promise.all(
  globSync('functions/*/env.ts', { cwd: root }).map(async (file): Promise<[string, z.ZodObject]> => {
    const { settingsSchema } = await import(join(root, file));
    return [file.split(/[\\/]/)[1] ?? '', settingsSchema];
  }),
);

function complaint(schema: z.ZodType, env: Record<string, string | undefined>): string {
  try {
    readSettings(schema, env);
  } catch (error) {
    return String(error);
  }
  throw new Error('the settings were taken');
}

describe.each(schemas)('%s', (_, schema) => {
  const names = Object.keys(schema.shape);

  it('names every setting that is missing', () => {
    expect(complaint(schema, {})).toBe(`Error: RCC_SETTINGS_INVALID: ${names.join(', ')}`);
  });

  it('names every setting that is empty', () => {
    const env = Object.fromEntries(names.map((name) => [name, '']));
    expect(complaint(schema, env)).toBe(`Error: RCC_SETTINGS_INVALID: ${names.join(', ')}`);
  });
});

describe('settings', () => {
  const schema = z.object({ QUEUE_URL: z.url(), TABLE: z.string().min(3), LIMIT: z.coerce.number() });

  it('are parsed, and what is not asked for is left out', () => {
    const env = { QUEUE_URL: 'https://queue.example/q', TABLE: 'appeals', LIMIT: '7', PATH: '/bin' };
    expect(readSettings(schema, env)).toEqual({ QUEUE_URL: 'https://queue.example/q', TABLE: 'appeals', LIMIT: 7 });
  });

  it('that are wrong are named, and their values are not', () => {
    const message = complaint(schema, { QUEUE_URL: 'hunter2', TABLE: 'hx', LIMIT: 'secret' });
    expect(message).toBe('Error: RCC_SETTINGS_INVALID: QUEUE_URL, TABLE, LIMIT');
  });

  it('that are wrong in two ways are named once', () => {
    const twice = z.object({ KEY: z.string().min(9).regex(/^k/) });
    expect(complaint(twice, { KEY: 'x' })).toBe('Error: RCC_SETTINGS_INVALID: KEY');
  });
});
