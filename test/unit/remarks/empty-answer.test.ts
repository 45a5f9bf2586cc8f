import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSigns } from '#shared/domain/remarks/answer-signs.ts';
import data from '#shared/domain/remarks/empty-answer.ru.json' with { type: 'json' };
import { emptyAnswer } from '#shared/domain/remarks/empty-answer.ts';
import { forAll } from '#test/support/for-all.ts';

const question = 'Просим засыпать яму у школы на улице Мира';

/** The places of a sign, as words; undefined where the sign is not there. */
function wordsOf(sign: string, answer: string, asked = question, earlier: string[] = []): string[] | undefined {
  const found = emptyAnswer({ question: asked, answer, earlier }).signs.find((one) => one.sign === sign);
  const text = sign === 'unanswered' ? asked : answer;
  return found?.places.map(({ start, end }) => text.slice(start, end));
}

describe('signs of an empty answer', () => {
  it.each<[string, string, string[] | undefined]>([
    ['unanswered', 'Ваше обращение рассмотрено.', ['засыпать', 'яму', 'школы', 'Мира']],
    ['unanswered', 'Яма у школы на ул. Мира засыпана 12.03.2026.', undefined],
    ['denial', 'Информация не подтвердилась, нарушений не выявлено.', ['не подтвердилась', 'не выявлено']],
    ['denial', 'Яма засыпана, дорогу подтвердили фото.', undefined],
    ['denial', 'Освещение не соответствует норме. Светильники заменены 12.10.2026.', undefined],
    ['denial', 'Покрытие не в норме.', undefined],
    ['denial', 'Ограждение ещё не установлено, установим 12.10.2026.', undefined],
    ['denial', 'Ограждения отсутствуют, установим их 12.10.2026.', undefined],
    ['denial', 'Нарушения отсутствуют, температура в норме.', ['Нарушения отсутствуют', 'в норме']],
    ['denial', 'Фактов не установлено.', ['Фактов не установлено']],
    ['assurance', 'Уборка ведётся в соответствии с графиком, регулярно.', ['с графиком', 'регулярно']],
    ['no-action', 'Ваше обращение рассмотрено.', []],
    ['no-action', 'Работы не выполнены.', []],
    ['no-action', 'Работы не были выполнены.', []],
    ['no-action', 'Работы всё ещё не были до конца выполнены.', []],
    ['no-action', 'Работы ещё не до конца выполнены.', []],
    ['no-action', 'Работы выполнены.', undefined],
    ['no-action', 'Заделали вчера.', undefined],
    ['no-action', 'Очистили урны, мусор вывезли.', undefined],
    ['no-action', 'Лифт запущен 12.10.2026.', undefined],
    ['promise-without-date', 'Работы запланированы в плановом порядке.', ['запланированы', 'в плановом порядке']],
    ['promise-without-date', 'Яму засыплют, работы запланированы на 15.05.2026.', undefined],
    ['promise-without-date', 'Ремонт запланирован на май.', undefined],
    ['elsewhere', 'Рекомендуем обратиться в управляющую компанию.', ['Рекомендуем']],
    ['no-date', 'На обращение от 12.03.2026 сообщаем: яма засыпана.', []],
    ['no-date', 'Ваше обращение от 1 сентября рассмотрено.', []],
    ['no-date', 'Труба длиной 12.10 м, по п. 12.10 правил, цена 10.05 руб.', []],
    ['no-date', 'Яма засыпана 14.03.2026.', undefined],
    ['no-date', 'Яма заделана 12.10, ул. Мира, 5', undefined],
    ['no-date', 'Устраним до 2026-10-20.', undefined],
    ['no-date', 'Устраним 20/10/2026.', undefined],
    ['no-date', 'Устраним 1 сентября.', undefined],
    ['no-date', 'Яма засыпана в марте.', undefined],
    ['no-place', 'Яма засыпана.', []],
    ['no-place', 'Яма у дома 5 засыпана.', undefined],
    ['template', 'Уважаемый пользователь! Сообщаем следующее.', ['Уважаемый пользователь', 'Сообщаем следующее']],
    ['template', 'Засыпана.', undefined],
  ])('%s: «%s»', (sign, answer, words) => {
    expect(wordsOf(sign, answer)).toEqual(words);
  });

  it('an answer that was given before is a copy, whatever its case', () => {
    const answer = 'Яма у школы на улице Мира будет засыпана в плановом порядке.';
    expect(wordsOf('copy', answer, question, ['Другой ответ о другой яме.', answer.toUpperCase()])).toEqual([answer]);
    expect(
      wordsOf('copy', answer, question, ['Яма у школы на улице Мира засыпана 15 мая, работы приняты.']),
    ).toBeUndefined();
    expect(wordsOf('copy', answer)).toBeUndefined();
  });
});

describe('the score of an empty answer', () => {
  const done = 'Яма на улице Мира у школы засыпана асфальтом 14.03.2026.';

  it.each([
    'Ваше обращение рассмотрено. Меры будут приняты.',
    'Факты, указанные в обращении, не подтвердились.',
    'Содержание дорог осуществляется в соответствии с графиком, на постоянной основе.',
    'По данному вопросу рекомендуем обратиться к владельцу дороги.',
    'Спасибо за обращение!',
    '',
  ])('is greater for «%s» than for an answer that tells what was done, where and when', (answer) => {
    expect(emptyAnswer({ question, answer }).score).toBeGreaterThan(emptyAnswer({ question, answer: done }).score);
  });

  it.each([
    '',
    'Ваше обращение рассмотрено. Благодарим за обращение! С уважением.',
    'Уважаемый пользователь! Сообщаем следующее.',
  ])('is high for «%s», which says nothing to any question', (answer) => {
    for (const asked of ['Яма', 'Когда дадут тепло?', question])
      expect(emptyAnswer({ question: asked, answer }).score).toBeGreaterThanOrEqual(0.6);
    expect(emptyAnswer({ question: 'Яма', answer: `${answer} ${done}` }).score).toBeLessThan(0.5);
  });

  it('is the sum of what its signs add, the weightiest first', () => {
    const { score, signs } = emptyAnswer({ question, answer: 'Не подтвердилось. Уборка идёт по графику.' });
    const logOdds = signs.reduce((sum, { adds }) => sum + adds, data.intercept);
    expect(Math.log(score / (1 - score))).toBeCloseTo(logOdds, 9);
    expect(signs.map(({ adds }) => adds)).toEqual(signs.map(({ adds }) => adds).toSorted((a, b) => b - a));
  });

  it('has a weight for every sign, none below zero', () => {
    expect(Object.keys(data.weights).sort()).toEqual([...answerSigns].sort());
    expect(Object.values(data.weights).filter((weight) => weight < 0)).toEqual([]);
  });

  it('comes of phrases that can be found', () => {
    const words = Object.values(data.phrases)
      .flat()
      .flatMap((phrase) => phrase.split(' '));
    expect(words.filter((word) => !/^(?:[а-я]+|[а-я]{3,}\*)$/.test(word))).toEqual([]);
  });
});

describe('any texts', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('выполнено ', 'не ', '12.03.2026', '😡', 'İ'),
  );
  const text = fc.array(piece).map((pieces) => pieces.join(''));

  it('have a score between 0 and 1, strengths up to 1, and places inside them', () => {
    forAll(fc.record({ question: text, answer: text, earlier: fc.array(text, { maxLength: 2 }) }), (exchange) => {
      const { score, signs } = emptyAnswer(exchange);
      expect(score > 0 && score < 1).toBe(true);
      for (const { sign, strength, places } of signs) {
        expect(strength > 0 && strength <= 1).toBe(true);
        const { length } = sign === 'unanswered' ? exchange.question : exchange.answer;
        for (const { start, end } of places) expect(start >= 0 && start < end && end <= length).toBe(true);
      }
    });
  });

  it.each(['', '😡', 'а', 'яма ', '1.', '12.03.2026', 'от ', 'не выполнено '])(
    'of a megabyte of «%s» are read in time, for they are read once',
    (one) => {
      const long = one.repeat(Math.ceil(1_000_000 / Math.max(one.length, 1)));
      const startedAt = performance.now();
      emptyAnswer({ question: long, answer: long, earlier: [long] });
      expect(performance.now() - startedAt).toBeLessThan(5000);
    },
  );
});
