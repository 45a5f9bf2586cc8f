import { fill } from '#shared/web/wording.ts';
import { fileErrorCode } from './error-code.ts';
import { refuse, tell } from './narrate.ts';
import { loadModel, ModelUnreadable } from './prediction/load-model.ts';
import { type PredictOptions, readCommand } from './prediction/options.ts';
import { LineUnreadable, predictFile } from './prediction/predict-file.ts';
import texts from './prediction/texts.ru.json' with { type: 'json' };
import { progressLine } from './progress-line.ts';

process.exitCode = await main(process.argv.slice(2));

/** 0 when the answers are written, 1 when something cannot be read or written, 2 for a wrong command line. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  switch (command.kind) {
    case 'help':
      tell(texts.help);
      return 0;
    case 'same-file':
      return refuse(texts.sameFile, 2);
    case 'wrong': {
      const options = command.options.join(', ');
      return refuse(`${options === '' ? texts.wrong : fill(texts.wrongOptions, { options })}\n\n${texts.help}`, 2);
    }
    case 'run':
      return await predict(command.options);
  }
}

async function predict(options: PredictOptions): Promise<number> {
  const line = progressLine(process.stderr);
  try {
    const model = await loadModel(options.model);
    const count = await predictFile(options, model, (share, done) =>
      line.show(() => fill(texts.progress, { percent: Math.floor(100 * share), count: done })),
    );
    line.clear();
    tell(fill(texts.done, { count, version: model.version, out: options.out }));
    return 0;
  } catch (error) {
    line.clear();
    if (error instanceof LineUnreadable || error instanceof ModelUnreadable) return refuse(error.message, 1);
    if (!(error instanceof Error) || fileErrorCode(error) === undefined) throw error;
    return refuse(fill(texts.fileUnreadable, { reason: error.message }), 1);
  }
}
