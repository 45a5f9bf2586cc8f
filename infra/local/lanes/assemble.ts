import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import wabt from 'wabt';

const folder = join(import.meta.dirname, '../../../shared/domain/classification');
export const lanesCodeFile = join(folder, 'lanes-code.ts');

/** The file with the code of the lanes, as it is assembled from their source. */
export async function lanesCodeText(): Promise<string> {
  const { parseWat } = await wabt();
  const source = parseWat('lanes.wat', readFileSync(join(folder, 'lanes.wat'), 'utf8'), { simd: true });
  const { buffer } = source.toBinary({});
  const code = Buffer.from(buffer).toString('base64');
  return `/** Assembled from \`lanes.wat\` by \`npm run lanes\`. */\nexport const lanesCode =\n  '${code}';\n`;
}
