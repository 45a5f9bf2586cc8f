import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import data from '#shared/domain/remarks/conflict.ru.json' with { type: 'json' };
import { type ConflictKind, conflict } from '#shared/domain/remarks/conflict.ts';
import { foundIn } from '#test/support/conflicts-found.ts';
import { forAll } from '#test/support/for-all.ts';

describe('words of conflict', () => {
  it.each<[string, ...[ConflictKind, ...string[]][]]>([
    ['Вы там все ИДИОТЫ', ['insult', 'ИДИОТЫ']],
    ['Чиновники козлы, вот и всё', ['insult', 'Чиновники козлы']],
    ['Ещё раз приедете — убью!', ['threat', 'убью']],
    ['Приду с ружьём и разберусь', ['threat', 'Приду с ружьём']],
    ['Поубивала бы вас за такую уборку', ['threat', 'Поубивала бы']],
    ['Жить не хочется от такой жизни', ['self-harm', 'Жить не хочется']],
    ['Если не дадите тепло, покончу  с собой', ['self-harm', 'покончу  с собой']],
    ['Жалобу отправил в прокуратуру и президенту', ['complaint', 'в прокуратуру', 'президенту']],
    ['Подам в суд на вашу контору', ['complaint', 'Подам в суд']],
    ['Опять ничего, cyкa', ['obscenity', 'cyкa']],
    ['Почините лифт!!!!', ['shouting', '!!!!']],
    ['СКОЛЬКО МОЖНО ТЕРПЕТЬ это', ['shouting', 'СКОЛЬКО', 'МОЖНО', 'ТЕРПЕТЬ']],
    ['Убью, уроды! Напишу жалобу', ['threat', 'Убью'], ['insult', 'уроды'], ['complaint', 'Напишу жалобу']],
  ])('«%s»', (text, ...kinds) => {
    expect(foundIn(text)).toEqual(kinds);
  });

  it.each([
    'Чтобы убить время, дети играют на дороге',
    'Дурацкая погода, а дворников нет',
    'Убитая дорога, асфальт убит',
    'Суки и ветки от спиленного дерева лежат во дворе',
    'Козлы строителей бросили у подъезда',
    'Баранову Ивану Петровичу отказали в справке',
    'Свиньи на соседнем участке',
    'Тупой нож, тупик, тупиковая улица',
    'Паразиты и клопы в подъезде',
    'Улица Президентская, дом 5, у Прокурорского переулка',
    'Застрахуйте, употребляйте, хлебать, команда, потребность, корабля',
    'Сожгли мусорный бак, взорвали петарду',
    'Хамсу продают с земли, Хамовники',
    'Мудрый гадюка скотч скотный двор',
    'Природа, уродливый забор и огороды',
    'Нужен суд? Площадка у суда не убрана',
    'Ремонт ЖКС и ТСЖ по СНИП, ГОСТ',
    'Помогите! Пожалуйста!',
  ])('not «%s»', (text) => {
    expect(foundIn(text)).toEqual([]);
  });

  it.each([
    ['Мы вас убьём', 'вас убьём'],
    ['Придёте ещё раз — убьем', 'убьем'],
    ['сожжём администрацию', 'сожжём администрацию'],
    ['Сожгу администрацию', 'Сожгу администрацию'],
    ['Администрацию сожжём', 'Администрацию сожжём'],
    ['Приду к вам с ружьём', 'Приду к вам с ружьём'],
    ['убить вас мало', 'убить вас мало'],
    ['Ходите и оглядывайтесь', 'Ходите и оглядывайтесь'],
    ['Вам мало не покажется', 'Вам мало не покажется'],
    ['Лично закопаю вас', 'закопаю вас'],
  ])('that threaten: «%s»', (text, words) => {
    expect(foundIn(text)).toEqual([['threat', words]]);
  });

  it.each([
    'Дети, оглядывайтесь на переходе — просим поставить светофор',
    'Зимой тут мало не покажется никому',
    'лично закопаю кабель',
    'Одним ремонтом убьём двух зайцев',
    'Так мы убьём подвеску',
    'Мы вас не убьём',
    'Спасибо губернатору за новую школу!',
    'Большое спасибо нашему губернатору',
    'Живу в деревне Ебутово',
    'Дорога на Ебутово разбита',
    'Мастер Уродов не пришёл',
    'Уродов Иван Петрович, дом 5',
    'Кретинин обещал приехать',
  ])('of no conflict: «%s»', (text) => {
    expect(foundIn(text)).toEqual([]);
  });

  it.each([
    ['Накажите этих уродов', 'insult'],
    ['Банда уродов', 'insult'],
    ['Напишу губернатору', 'complaint'],
  ])('of conflict all the same: «%s»', (text, kind) => {
    expect(conflict(text, 'citizen').found.map((some) => some.kind)).toEqual([kind]);
  });

  it.each([
    'Мы ценим вас. Много лет вместе',
    'Если вам что-то не нравится, не стесняйтесь написать нам',
    'Вы не одиноки в своей просьбе',
    'Вы не одни в своей беде',
    'Ваши проблемы решены: лифт запущен 12.10.2026',
    'У вас много вопросов, ответим на все',
    'Изменение тарифа вас не касается: у вас льгота',
    'Больше не пишите письма на старый адрес',
  ])('of a polite agency: «%s»', (text) => {
    expect(foundIn(text, 'agency')).toEqual([]);
  });

  it.each([
    ['Не нравится — не живите', 'Не нравится — не живите'],
    ['Вы у нас не один', 'Вы у нас не один'],
    ['Это ваши проблемы', 'Это ваши проблемы'],
    ['Вас много, а я одна', 'Вас много, а'],
    ['Вас это не касается', 'Вас это не касается'],
    ['Больше не пишите на портал', 'Больше не пишите'],
  ])('of an agency that dismisses: «%s»', (text, words) => {
    expect(foundIn(text, 'agency')).toEqual([['dismissal', words]]);
  });

  it('of an agency are others than of a citizen', () => {
    expect(foundIn('Сами виноваты, больше не пишите', 'agency')).toEqual([
      ['dismissal', 'Сами виноваты', 'больше не пишите'],
    ]);
    expect(foundIn('Сами виноваты, больше не пишите')).toEqual([]);
    expect(foundIn('Материалы направлены в прокуратуру', 'agency')).toEqual([]);
    expect(foundIn('Не пишите сюда, идиоты', 'agency')).toEqual([['insult', 'идиоты']]);
  });

  it('weigh by kind: harm to oneself most, shouting least, two of a kind more than one', () => {
    const score = (text: string) => conflict(text, 'citizen').score;
    const rising = ['Яма', 'Яма!!!', 'Напишу жалобу', 'Дураки', 'Дураки и дебилы', 'Убью', 'Не хочу жить'];
    expect(rising.map(score)).toEqual(rising.map(score).toSorted((a, b) => a - b));
    expect(score('Яма')).toBe(0);
    expect(score('Дураки дураки дураки')).toBe(score('Дураки дураки'));
  });

  it('can be found: three letters at least before a star', () => {
    const all = Object.values(data.kinds).flatMap((kind) => [
      ...kind.phrases,
      ...('innocent' in kind ? kind.innocent : []),
      ...('chains' in kind ? kind.chains.flat(2) : []),
      ...('innocentChains' in kind ? kind.innocentChains.flat(2) : []),
    ]);
    const words = all.flatMap((phrase) => phrase.split(' '));
    expect(words.filter((word) => !/^(?:[а-я]+|[а-я]{3,}\*)$/.test(word))).toEqual([]);
    for (const { phrases } of Object.values(data.kinds)) expect(new Set(phrases).size).toBe(phrases.length);
  });
});

describe('any text', () => {
  it('has a score from 0 to 1, and places inside it', () => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('убью', ' ', 'ДУРАКИ', '!!!!', '😡', 'İ'));
    forAll(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        const { score, found } = conflict(text, 'citizen');
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(found.length > 0).toBe(score > 0);
        for (const { places } of found)
          for (const { start, end } of places) expect(text.slice(start, end).trim()).not.toBe('');
      },
    );
  });

  it.each(['', '😡', 'а', 'вам ', '!', 'НЕТ ', 'не не ', 'не хочу ', 'а\u00ad', '\u00ad', 'с у ', 'a', '👨‍👩‍👧'])(
    '300,000 letters of «%s» are read in time, for they are read once',
    (piece) => {
      const text = piece.repeat(Math.ceil(300_000 / Math.max(piece.length, 1)));
      const startedAt = performance.now();
      conflict(text, 'citizen');
      expect(performance.now() - startedAt).toBeLessThan(3000);
    },
  );
});
