import { access, constants } from 'node:fs/promises';
import { fill } from '#shared/web/wording.ts';
import { evaluate } from './answers/evaluation.ts';
import { evaluationText } from './answers/evaluation-text.ts';
import { fitWeights } from './answers/fit-weights.ts';
import type { JudgedAnswer } from './answers/judged-answers.ts';
import { type EvaluationOptions, readCommand } from './answers/options.ts';
import { readingProgress } from './answers/progress.ts';
import { readAnswers } from './answers/read-answers.ts';
import texts from './answers/texts.ru.json' with { type: 'json' };
import { refuse, tell } from './narrate.ts';
import { whole } from './replay/numbers.ts';

process.exitCode = await main(process.argv.slice(2));

/** 0 when the figures are shown, 1 when there is nothing to measure, 2 for a wrong command line. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  if (command.kind === 'help') {
    tell(texts.help);
    return 0;
  }
  if (command.kind === 'wrong') return refuse(`${texts.wrong}\n\n${texts.help}`, 2);
  const { options } = command;
  const isReadable = await access(options.data, constants.R_OK).then(
    () => true,
    () => false,
  );
  return isReadable ? await measure(options) : refuse(fill(texts.fileUnreadable, { file: options.data }), 2);
}

async function measure({ data, since, fit }: EvaluationOptions): Promise<number> {
  const progress = readingProgress(process.stderr);
  const answers = await readAnswers(data, progress.show);
  progress.stop();
  const start = Date.parse(since);
  const before = answers.filter(({ at }) => at < start);
  const after = answers.filter(({ at }) => at >= start);
  if (!isMixed(after) || (fit && !isMixed(before))) return refuse(texts.nothing, 1);
  if (fit) {
    const returned = whole(before.filter(isReturned).length);
    tell(fill(texts.fitted, { since, answers: whole(before.length), returned }));
    tell(`${JSON.stringify(fitWeights(before), null, 2)}\n`);
  }
  tell(evaluationText(evaluate(after), since));
  return 0;
}

/** Both sorts are there, with a confirmed one too. */
function isMixed(answers: readonly JudgedAnswer[]): boolean {
  return answers.some(isReturned) && answers.some(({ outcome }) => outcome === 'satisfied');
}

function isReturned({ outcome }: JudgedAnswer): boolean {
  return outcome === 'returned';
}
