import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import wabt from 'wabt';

const root = join(import.meta.dirname, '../../..');

/** Sources of code that processors reckon numbers with side by side. */
export const laneSources = ['shared/domain/classification/lanes', 'shared/training/factor-lanes'];

/** The file with the code of a source. */
export function lanesCodeFile(source: string): string {
  return join(root, `${source}-code.ts`);
}

/** What that file has to say: the source as it is assembled. */
export async function lanesCodeText(source: string): Promise<string> {
  const { parseWat } = await wabt();
  const name = source.slice(source.lastIndexOf('/') + 1);
  const parsed = parseWat(`${name}.wat`, readFileSync(join(root, `${source}.wat`), 'utf8'), { simd: true });
  const { buffer } = parsed.toBinary({});
  const code = Buffer.from(buffer).toString('base64');
  const constant = `${name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Code`;
  return `/** Assembled from \`${name}.wat\` by \`npm run lanes\`. */\nexport const ${constant} =\n  '${code}';\n`;
}
