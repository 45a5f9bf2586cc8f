import { writeFile } from 'node:fs/promises';
import { region } from '#shared/region/region.ts';
import { regionLabels } from '#shared/region/region-classifier.ts';
import { decimal } from '#shared/web/charts/numbers.ts';
import { fill } from '#shared/web/wording.ts';
import { errorCode } from './error-code.ts';
import acceptance from './evaluation/acceptance.json' with { type: 'json' };
import { type Apart, apartFrom } from './evaluation/apart-from.ts';
import { textsNeeded } from './evaluation/compare-answers.ts';
import { evaluateModels, type HeadEvaluation, lostHeads } from './evaluation/evaluate-models.ts';
import { type EvaluateOptions, readCommand } from './evaluation/options.ts';
import { headText } from './evaluation/report-text.ts';
import texts from './evaluation/texts.ru.json' with { type: 'json' };
import { complain, refuse, tell } from './narrate.ts';
import { loadModel, ModelUnreadable } from './prediction/load-model.ts';
import { progressLine } from './progress-line.ts';
import { readLabelledTexts } from './training/read-texts.ts';
import { strangeCategories } from './training/strange-categories.ts';
import { TextsUnreadable } from './training/texts-unreadable.ts';
import { withCategories } from './training/with-categories.ts';

process.exitCode = await main(process.argv.slice(2));

/** 0 when the model is measured and not worse, 1 when it is worse or cannot be measured, 2 for a wrong command line. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  const help = fill(texts.help, { margin: decimal(acceptance.margin, 2), needed: textsNeeded });
  if (command.kind === 'help') {
    tell(help);
    return 0;
  }
  if (command.kind === 'wrong') {
    const options = command.options.join(', ');
    return refuse(`${options === '' ? texts.wrong : fill(texts.wrongOptions, { options })}\n\n${help}`, 2);
  }
  try {
    return await evaluate(command.options);
  } catch (error) {
    if (error instanceof TextsUnreadable || error instanceof ModelUnreadable) return refuse(error.message, 1);
    throw error;
  }
}

async function evaluate({ json, ...options }: EvaluateOptions): Promise<number> {
  const model = await loadModel(options.model);
  const against = options.against === undefined ? undefined : await loadModel(options.against);
  const apart = await readApart(options);
  if (apart.texts.length === 0) return refuse(texts.nothingApart, 1);
  const line = progressLine(process.stderr);
  const heads = evaluateModels({ model, against }, apart.texts, apart.near, {
    answered: (share) => line.show(() => fill(texts.answering, { percent: Math.floor(100 * share) })),
    measuring: (head) => line.show(() => fill(texts.measuring, { head })),
  });
  line.clear();
  if (heads.length === 0) return refuse(fill(texts.noHeads, { heads: model.heads.map(({ id }) => id).join(', ') }), 1);

  const lost = against ? lostHeads(model, against, apart.texts) : [];
  const [repeated, near] = [apart.repeated, apart.near.size];
  tell(fill(texts.title, { version: model.version, texts: apart.texts.length }));
  if (against) tell(fill(texts.against, { version: against.version }));
  if (options.seen.length > 0) tell(fill(texts.repeats, { repeated, near }));
  for (const head of heads) tell(`\n${headText(head)}`);
  if (json !== undefined) {
    const report = {
      model: model.version,
      against: against?.version,
      texts: apart.texts.length,
      repeated,
      near,
      heads,
      lost,
    };
    const reason = await writeFile(json, `${JSON.stringify(report, null, 2)}\n`).then(() => undefined, errorCode);
    if (reason !== undefined) return refuse(fill(texts.jsonUnwritten, { file: json, reason }), 1);
  }
  return against ? verdict(heads, lost) : 0;
}

/** Tells of every file what was read of it; without files of the training no text repeats one. */
async function readApart({ data, seen, columns, tree }: EvaluateOptions): Promise<Apart> {
  const mapping = { ...(columns ? { columns } : {}), ...(tree ? { tree } : {}) };
  const read = async (files: readonly string[], look?: typeof strange.look) => {
    const given = await readLabelledTexts(files, mapping, (one) => complain(fill(texts.read, { ...one })), look);
    return withCategories(given, regionLabels);
  };
  const strange = strangeCategories(region.placeOf);
  const all = await read(data, strange.look);
  const unmeasured = strange.seen();
  if (unmeasured) complain(fill(texts.strangeCategories, { ...unmeasured }));
  return apartFrom(await read(seen), all);
}

function verdict(heads: readonly HeadEvaluation[], lost: readonly string[]): number {
  const compared = heads.flatMap(({ head, comparison }) => (comparison ? [{ head, ...comparison }] : []));
  if (compared.length === 0) return refuse(`\n${texts.noCommonHeads}`, 1);
  if (lost.length > 0) tell(`\n${fill(texts.lost, { heads: lost.join(', ') })}`);
  const worse = [...compared.filter(({ doubt }) => doubt !== undefined).map(({ head }) => head), ...lost];
  tell(`\n${worse.length === 0 ? texts.accepted : fill(texts.notAccepted, { heads: worse.join(', ') })}`);
  return worse.length === 0 ? 0 : 1;
}
