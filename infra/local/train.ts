import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { region } from '#shared/region/region.ts';
import { regionLabels } from '#shared/region/region-classifier.ts';
import { curriculum } from '#shared/training/curriculum.ts';
import { modelCard } from '#shared/training/model-card.ts';
import { partsToLearn, trainModel } from '#shared/training/train-model.ts';
import { fill } from '#shared/web/wording.ts';
import { fileErrorCode } from './error-code.ts';
import { refuse, tell } from './narrate.ts';
import { progressLine } from './progress-line.ts';
import { cardText } from './training/card-text.ts';
import { learnPool } from './training/learn-pool.ts';
import { modelStamp } from './training/model-stamp.ts';
import { modelFiles, tryOutFolder } from './training/out-folder.ts';
import { readExamples } from './training/read-examples.ts';
import { type FileRead, readLabelledTexts } from './training/read-texts.ts';
import { strangeCategories } from './training/strange-categories.ts';
import { TextsUnreadable } from './training/texts-unreadable.ts';
import texts from './training/train.ru.json' with { type: 'json' };
import { readCommand, type TrainOptions } from './training/train-options.ts';
import { withCategories } from './training/with-categories.ts';

/** What the product ships is trained with these. */
const training = { bits: 15, factors: 96, keptWeights: 815_000, fewTexts: 10_000, wantedRight: 0.95, seed: 1 };

process.exitCode = await main(process.argv.slice(2));

/** 0 when the model is written, 1 when the texts teach nothing or a file cannot be read or written, 2 for a wrong command line. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  if (command.kind === 'help') {
    tell(texts.help);
    return 0;
  }
  if (command.kind === 'wrong') {
    const options = command.options.join(', ');
    return refuse(`${options === '' ? texts.wrong : fill(texts.wrongOptions, { options })}\n\n${texts.help}`, 2);
  }
  try {
    return await train(command.options);
  } catch (error) {
    if (error instanceof TextsUnreadable) return refuse(error.message, 1);
    if (!(error instanceof Error) || fileErrorCode(error) === undefined) throw error;
    return refuse(fill(texts.fileUnreadable, { reason: error.message }), 1);
  }
}

async function train({ data, out, columns, tree, licence }: TrainOptions): Promise<number> {
  const files: FileRead[] = [];
  const mapping = { ...(columns && { columns }), ...(tree && { tree }) };
  const strange = strangeCategories(region.placeOf);
  const whenRead = (read: FileRead) => {
    files.push(read);
    tell(fill(texts.read, { file: basename(read.file), texts: read.texts, leftOut: read.leftOut }));
  };
  const given = await readLabelledTexts(data, mapping, whenRead, strange.look);
  const unlearnt = strange.seen();
  if (unlearnt) tell(fill(texts.strangeCategories, { ...unlearnt }));
  const examples = await readExamples(given);
  if (examples.length > 0) tell(fill(texts.examples, { examples: examples.length }));
  const course = curriculum(withCategories([...given, ...examples], regionLabels));
  const all = partsToLearn(course, training);
  if (all === 0) return refuse(texts.nothing, 1);
  const reason = await tryOutFolder(out);
  if (reason !== undefined) return refuse(fill(texts.outUnwritable, { out, reason }), 1);

  const line = progressLine(process.stderr);
  let learnt = 0;
  const pool = learnPool((parts) => {
    learnt += parts;
    line.show(() => fill(texts.progress, { percent: Math.floor((100 * learnt) / all), learnt, all }));
  });
  try {
    const trained = await trainModel(course, training, { ...pool, digest: sha256 });
    line.clear();
    const card = modelCard(trained, sha256(trained.bytes), training.wantedRight);
    await writeFile(join(out, modelFiles.model), trained.bytes);
    await writeFile(join(out, modelFiles.stamp), modelStamp(card));
    await writeFile(join(out, modelFiles.card), cardText(card, { files, examples: examples.length, licence }));
    for (const { id, figures } of card.heads) tell(fill(texts.head, { id, accuracy: figures.accuracy ?? '—' }));
    tell(fill(texts.done, { out, version: card.version, bytes: card.bytes }));
    return 0;
  } finally {
    await pool.close();
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
