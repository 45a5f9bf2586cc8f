import { expect, it } from 'vitest';
import { remarksOn } from '#shared/domain/remarks/remarks-on.ts';
import { aHistory } from '#test/support/a-history.ts';
import { deliveriesOf, forAll } from '#test/support/for-all.ts';
import { anyHistory } from '#test/support/random-history.ts';

const promise = 'Яму засыплют в плановом порядке, работы запланированы.';
const history = aHistory(
  ['submitted', '2026-10-05T10:00', { text: 'Яма у школы' }],
  ['registered', '2026-10-05T12:00'],
  ['interim-answered', '2026-10-06T10:00', { text: 'Выехала бригада' }],
  ['answered', '2026-10-07T10:00', { text: promise }],
  ['resubmitted', '2026-10-08T10:00', { text: 'Обманщики, дураки! Яма у школы на месте' }],
  ['answered', '2026-10-09T10:00', { text: promise }],
  ['rated', '2026-10-10T10:00', { mark: 1, comment: 'Иду в прокуратуру' }],
  ['rated', '2026-10-11T10:00', { mark: 2 }],
);

it('are on every text that somebody wrote, in the order of the history', () => {
  const remarks = remarksOn(history);
  expect(remarks.map(({ party, conflict }) => [party, ...conflict.found.map(({ kind }) => kind)])).toEqual([
    ['citizen'],
    ['agency'],
    ['agency'],
    ['citizen', 'insult'],
    ['agency'],
    ['citizen', 'complaint'],
  ]);
});

it('hold a final answer against the question before it and the earlier answers', () => {
  const answers = remarksOn(history).flatMap(({ answer }) => answer ?? []);
  expect(answers.map(({ question }) => question)).toEqual(['Яма у школы', 'Обманщики, дураки! Яма у школы на месте']);
  expect(answers.map(({ signs }) => signs.some(({ sign }) => sign === 'copy'))).toEqual([false, true]);
});

it('are the same in any order of delivery', () => {
  const remarks = remarksOn(history);
  forAll(deliveriesOf(history), (delivered) => expect(remarksOn(delivered)).toEqual(remarks), 100);
});

it('can be made on any history', () => {
  forAll(anyHistory, (facts) => {
    for (const { conflict, answer } of remarksOn(facts)) {
      expect(conflict.score).toBeLessThanOrEqual(1);
      expect(answer === undefined || answer.score < 1).toBe(true);
    }
  });
});
