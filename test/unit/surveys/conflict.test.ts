import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictSigns } from '#shared/domain/appeals/fact-data.ts';
import { conflictIn } from '#shared/domain/surveys/conflict.ts';
import data from '#shared/domain/surveys/other-question.ru.json' with { type: 'json' };
import { forAll } from '#test/support/for-all.ts';

function signsIn(comment: string): readonly string[] {
  return conflictIn({ comment, reasons: [] })?.signs ?? [];
}

describe('rudeness', () => {
  it.each([
    'Вы там совсем идиоты?',
    'Дебилы, а не работники',
    'Хамы и бездельники',
    'Да пошли вы с вашими отписками',
    'Ни стыда ни совести у вас',
    'хуйня, а не ответ',
    'Нихуя не сделали',
    'Охуели совсем',
    'Полный пиздец во дворе',
    'заебали отписками',
    'Долбоёбы',
    'Бля, ну сколько можно',
    'Суууки, когда дадите воду',
    'Мудаки!!!',
    'Засранцы',
    'Говно, а не ответ',
    'х*йня',
    'Х*й вам, а не пятёрка',
    'полный п***ц',
    'бл@ как же так',
    'бл*ть, опять',
    'с*ки',
    'за**али уже, заеб@ли',
    'п..здец',
    'пид*ры',
    'х у й вам',
    'с у к и',
    'cyka',
    'xуйня',
    'хyй',
    'п1здец',
    'suka blyat',
    'This is bullshit',
  ])('«%s»', (comment) => {
    expect(signsIn(comment)).toEqual(['rudeness']);
  });

  it.each([
    'Меня оскорбляет такой ответ',
    'Застрахуйте, застрахуй, подстрахуйте лифт',
    'Взяли сто рублей, три рубля сдачи',
    'Хлебать воду из лужи, колебать, потреблять',
    'Продают мандарины, мандат депутата',
    'Команда приезжала, комендант тоже',
    'Я как потребитель требую, учебный год начался',
    'Психует диспетчер, паникует старшая по дому',
    'Корабль, сабля, гребля, ремонт кабеля',
    'Художник, худой забор, стало хуже',
    'Собака, сука со щенками, живёт у подъезда',
    'Суки и ветки спилены',
    'Барсук, сук, сукно',
    'Эпизод, рецидив',
    'За дураков нас держите',
    'Не делайте из меня дурака',
    'Я не дурак и всё вижу',
    'Не хамы, вежливые люди',
    'Ответ грубый, мне нахамили',
    'Оценка 2*, сноска на*, по*',
    'Дом 5*5 м, до12 часов, на2020 год',
    'Небо, учёба, тебе, ребёнок, себе, хлеб',
    'Жёлтый цвет: #ffcc00, почта ivan@mail.ru',
    'Отписка, ничего не сделано, безобразие!',
    'т.д. и т.п.',
    'ICON OF STYLE и сучки у дерева',
    'У дома 12 к 1 и к 2',
    'Похудел сугроб, нахулиганили подростки',
  ])('not «%s»', (comment) => {
    expect(signsIn(comment)).toEqual([]);
  });
});

describe('a threat', () => {
  it.each([
    'Убью вас всех',
    'Приду с топором, тогда забегаете',
    'Взорву вашу контору',
    'Я знаю, где вы живёте',
    'Бойтесь за своих детей',
    'Переломаю вам ноги',
    'Подожгу ваш офис',
    'Голову оторву',
    'Возьмёмся за вилы',
    'Вам не жить',
    'Не хочу жить, сил больше нет',
    'Повешусь из-за вас',
  ])('«%s»', (comment) => {
    expect(signsIn(comment)).toEqual(['threat']);
  });

  it.each([
    'Подам в суд',
    'Буду жаловаться в прокуратуру',
    'Напишу в прокуратуру и президенту',
    'Обращусь в следственный комитет, встретимся в суде',
    'Выйдем на митинг',
    'Так и ноги переломаю на вашем льду',
    'Скоро шею сломаю на этой лестнице',
    'Машину разобью на этой дороге, убью подвеску',
    'Чтобы убить время',
    'Никого не убью, не бойтесь',
    'Убитая дорога, асфальт убит',
    'Берегите детей, люк открыт',
    'Не хочу жить в таких условиях',
    'Взорвали петарду, подожгли урну',
    'Повесили объявление, повесили трубку',
    'Нам угрожает обрушение',
  ])('not «%s»', (comment) => {
    expect(signsIn(comment)).toEqual([]);
  });
});

describe('an answer to another question', () => {
  it.each([
    'Ответ не на мой вопрос',
    'Совсем не по теме',
    'Ответили про другое',
    'Написали не о том',
    'Спрашивала о другом',
    'На мой вопрос так и не ответили',
    'Вы не ответили на вопрос',
    'Перепутали адрес',
    'Это чужой адрес',
    'На фото другой дом',
    'При чём здесь лифт? Я писал про крышу',
    'Ответ не имеет отношения к моему обращению',
    'Не поняли вопроса',
    'It is not my question',
  ])('«%s»', (comment) => {
    expect(signsIn(comment)).toEqual(['other-question']);
  });

  it.each([
    'Спасибо, на все вопросы ответили',
    'Ответили на мой вопрос быстро',
    'Всё по теме и по существу',
    'Вопрос решён',
    'Нет вопросов',
    'Не на ту улицу светит фонарь',
    'С другой стороны дома темно',
    'Нужен другой подход',
    'Думаем о другом лагере',
    'Другого выхода нет',
  ])('not «%s»', (comment) => {
    expect(signsIn(comment)).toEqual([]);
  });

  it('also where the reason of the list says so, without a word', () => {
    expect(conflictIn({ reasons: ['late', 'other-question'] })?.signs).toEqual(['other-question']);
    expect(conflictIn({ reasons: ['late'] })).toBeUndefined();
  });
});

it('of a rude answer is no rudeness of the citizen', () => {
  expect(conflictIn({ reasons: ['rude'], comment: 'Ответили грубо' })).toBeUndefined();
});

it('has every sign that is there, in one order, and the version of the lists', () => {
  const version = expect.stringMatching(/^conflict-\d+\+other-question-\d+$/);
  const comment = 'Не по теме! Убью, идиоты';
  expect(conflictIn({ comment, reasons: ['other-question'] })).toEqual({ signs: [...conflictSigns], version });
});

it('says nothing of nothing', () => {
  expect(conflictIn({ reasons: [] })).toBeUndefined();
  expect(conflictIn({ comment: '', reasons: [] })).toBeUndefined();
});

it('has phrases that can be found', () => {
  const words = [...data.phrases, ...data.innocent].flatMap((phrase) => phrase.split(' '));
  expect(words.filter((word) => !/^(?:[а-я]+|[а-я]{3,}\*|[a-z]+)$/.test(word))).toEqual([]);
  expect(new Set(data.phrases).size).toBe(data.phrases.length);
});

describe('any comment', () => {
  it('is read the same twice', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('х*й', ' ', 'с у к а', 'не ', '***', 'бл@'),
    );
    forAll(
      fc.array(piece).map((pieces) => pieces.join('')),
      (comment) => {
        expect(conflictIn({ comment, reasons: [] })).toEqual(conflictIn({ comment, reasons: [] }));
      },
    );
  });

  it.each(['*', 'х*', 'а.', 'х…', '@#', 'х у ', 'х1', 'не на '])(
    '200,000 letters of «%s» are read in time, for they are read once',
    (piece) => {
      const comment = piece.repeat(Math.ceil(200_000 / piece.length));
      const startedAt = performance.now();
      conflictIn({ comment, reasons: [] });
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    },
  );
});
