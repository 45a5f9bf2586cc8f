import { access, constants } from 'node:fs/promises';
import { citySource } from '#shared/channels/city-histories.ts';
import { fill } from '#shared/web/wording.ts';
import { synthesize } from './command/synthesize.ts';
import { compare } from './invariance/compare.ts';
import { comparedText } from './invariance/compared-text.ts';
import { type CheckOptions, checkOptions } from './invariance/options.ts';
import { NotRecorded, runWay } from './invariance/run-way.ts';
import texts from './invariance/texts.ru.json' with { type: 'json' };
import { ways } from './invariance/ways.ts';
import { complain, refuse, tell } from './narrate.ts';
import { histories } from './replay/histories.ts';

process.exitCode = await main(process.argv.slice(2));

/** 0 when every way leads to the same facts, 1 when one does not, 2 for a wrong command line. */
async function main(args: readonly string[]): Promise<number> {
  const options = checkOptions(args);
  if (options?.help) {
    tell(texts.help);
    return 0;
  }
  const [file] = options?.files ?? [];
  if (!options || file === undefined || options.files.length !== 1) return refuse(`${texts.wrong}\n\n${texts.help}`, 2);
  const isReadable = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!isReadable) return refuse(fill(texts.fileUnreadable, { file }), 2);
  try {
    return await check(file, options);
  } catch (error) {
    if (error instanceof NotRecorded) return refuse(fill(texts.failed, { message: error.message }), 1);
    throw error;
  }
}

async function check(file: string, { limit, state }: CheckOptions): Promise<number> {
  const cdkOut = await synthesize();
  const results = [];
  for (const way of ways) {
    const startedAt = Date.now();
    const digests = await runWay(way, {
      cdkOut,
      stateDir: state,
      source: citySource,
      // What is no history is none in any way.
      histories: (shuffle) => histories({ file, shuffle, limit: limit || undefined }, { add: () => {} }),
    });
    results.push({ way, digests });
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    complain(fill(texts.way, { name: texts.ways[way.name], seconds }));
  }
  const compared = compare(results);
  tell(comparedText(compared, ways));
  return compared.every(({ isSame }) => isSame) ? 0 : 1;
}
