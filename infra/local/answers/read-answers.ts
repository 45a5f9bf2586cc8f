import { histories } from '../replay/histories.ts';
import { type JudgedAnswer, judgedAnswers } from './judged-answers.ts';

/** All judged answers of a file; lines that are no histories are left out. */
export async function readAnswers(
  file: string,
  watch: (share: number, answers: number) => void,
): Promise<JudgedAnswer[]> {
  const answers: JudgedAnswer[] = [];
  for await (const history of histories({ file }, { add: () => {} })) {
    answers.push(...judgedAnswers(history));
    watch(history.share, answers.length);
  }
  return answers;
}
