import { readFileSync } from 'node:fs';
import type { Fact, UnknownFact } from '#shared/domain/appeals/fact.ts';
import { readModel } from '#shared/domain/classification/model-file.ts';
import { textModelFile } from '#shared/region/region.ts';
import type { Bench } from './bench.ts';
import { collectGarbage } from './collect-garbage.ts';
import { denseHead } from './dense-head.ts';
import type { Figure } from './figure.ts';
import { factHistoriesOfFile, madeUpFactHistories } from './histories.ts';
import { interleaved } from './interleaved.ts';

const texts = 5_000;
const longText = 600;

export const classification: Bench = {
  name: 'classification',
  about:
    'texts of submissions, every head of the shipped model, on one processor; floor: the same texts in lower case, split into words',
  async run({ runs, histories }) {
    const bytes = readFileSync(textModelFile);
    // A process reads one model: none pays for the one before.
    const { load } = await interleaved({ collectGarbage, load: () => readModel(bytes) }, runs);
    const of = histories === undefined ? madeUpFactHistories(texts) : await factHistoriesOfFile(histories);
    const read = textsOf(of).slice(0, texts);
    return [
      { name: 'reading the model', value: load, unit: 'ms', goal: { of: 'value', atMost: 10 } },
      { name: '  its file', value: bytes.length / 1e6, unit: 'MB', goal: { of: 'value', atMost: 5 } },
      ...(await figuresOf('a text', read, runs, { atMost: 50, prototype: 30 })),
      ...(await figuresOf(`a text of ${longText} characters`, longTexts(read), runs, { atMost: 300, prototype: 183 })),
    ];
  },
};

/** Microseconds: what a text may take, and what a single head's prototype took where that was set. */
interface Aim {
  readonly atMost: number;
  readonly prototype: number;
}

async function figuresOf(
  name: string,
  all: readonly string[],
  runs: number,
  { atMost, prototype }: Aim,
): Promise<Figure[]> {
  const { classify } = readModel(readFileSync(textModelFile));
  const head = denseHead();
  const words = (text: string) => text.toLowerCase().match(/[a-zа-яё0-9]+/g)?.length ?? 0;
  const times = await interleaved(
    {
      classified: () => all.reduce((sum, text) => sum + Object.keys(classify(text)).length, 0),
      split: () => all.reduce((sum, text) => sum + words(text), 0),
      dense: () => all.reduce((sum, text) => sum + head(text).length, 0),
    },
    Math.min(runs, 10),
  );
  const each = (milliseconds: number) => (1000 * milliseconds) / all.length;
  const mean = Math.round(all.reduce((sum, { length }) => sum + length, 0) / all.length);
  const ratio = Math.round((100 * atMost) / prototype) / 100;
  const value = each(times.classified);
  return [
    {
      ...{ name: `${name} (${all.length} texts of ${mean} characters in the mean)`, value, unit: 'µs' },
      ...{ floor: each(times.split), goal: { of: 'value', atMost } },
    },
    {
      ...{ name: '  against one dense head of 125 classes', value, unit: 'µs' },
      ...{ floor: each(times.dense), goal: { of: 'ratio', atMost: ratio } },
    },
  ];
}

function textsOf(histories: readonly (readonly (Fact | UnknownFact)[])[]): string[] {
  return histories.flatMap((facts) =>
    facts.flatMap((fact) => (fact.type === 'appeal.submitted' ? [String(fact.data['text'])] : [])),
  );
}

/** Texts put together until they are long. */
function longTexts(short: readonly string[]): string[] {
  const long: string[] = [];
  let own = '';
  for (const text of short) {
    own = `${own} ${text}`;
    if (own.length < longText) continue;
    long.push(own.slice(0, longText));
    own = '';
  }
  return long;
}
