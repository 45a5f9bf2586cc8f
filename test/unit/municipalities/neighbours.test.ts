import { describe, expect, it } from 'vitest';
import { recogniser } from '#test/support/a-recogniser.ts';

type Found = string | readonly string[] | undefined;
type Case = [text: string, expected: Found];

const found = (text: string, address?: string) => {
  const recognition = recogniser.recognise({ text, address });
  return recognition && (recognition.municipality ?? recognition.candidates);
};

describe('a street after a name', () => {
  it.each<Case>([
    ['г Ухта ул Мира 5', 'ukhta'],
    ['Сыктывкар ул. Ленина 5', 'syktyvkar'],
    ['п. Ярега ул. Мира', 'ukhta'],
    ['пгт Водный ул. Мира 5', 'ukhta'],
    ['Ухта ул 30 лет Октября 5', 'ukhta'],
    ['Ухта ул. 8 Марта', 'ukhta'],
    ['Ухта пр-т Ленина 5', 'ukhta'],
    ['Ухта пр-кт. Ленина 5', 'ukhta'],
    ['Ухта ул. «Мира»', 'ukhta'],
    ['Печоры пр-кт, 5', undefined],
    ['В Ухте проезд к дому закрыт', 'ukhta'],
    ['в Инте площадь не освещена', 'inta'],
    ['Как пройти в Инте на площадь?', 'inta'],
    ['Почему темно в Инте площадь?', 'inta'],
    ['ул. Печорская – Ухта', 'ukhta'],
    ['Печоры ул, 5', undefined],
    ['Печоры ул 5, кв 3', undefined],
    ['Печоры ул 5 корп 3', undefined],
    ['Печоры ул', undefined],
    ['Боровой проезд, 3', undefined],
    ['п. Боровой проезд, 3', undefined],
    ['Бызовая ул. темна', undefined],
    ['на Усинском проезде', undefined],
  ])('%s: %s', check);
});

describe('a road between two places', () => {
  it.each<Case>([
    ['На трассе Сыктывкар – Ухта яма', undefined],
    ['На трассе Сыктывкар – Ухта яма, мы в Инте', 'inta'],
    ['трасса Ухта - Сыктывкар', undefined],
    ['трасса Ухта \u2212 г. Сыктывкар', undefined],
    ['трасса Ухта — посёлок Ярега', undefined],
    ['трасса «Вятка – Сыктывкар»', undefined],
    ['трасса Ухта – Вятка – Сыктывкар', undefined],
    ['Стоимость проезда Ухта-Сосногорск', undefined],
    ['Стоимость проезда Ухта – грабёж. Инта', 'inta'],
    ['Стоимость проезда Сыктывкар – Ухта – Троицко-Печорск', undefined],
  ])('%s: %s', check);
});

describe('a hyphen', () => {
  it.each(['-', ...'\u2010\u2011\u2012\u2013\u2014\u2212\u00ad'])('of any kind joins a name: %j', (hyphen) => {
    const found = ['Троицко-Печорский район', 'в Усть-Ухте', 'Комсомольск-на-Печоре', 'Усть-Кулом'].map(
      (name) => recogniser.recognise({ text: name.replaceAll('-', hyphen) })?.municipality,
    );
    expect(found).toEqual(['troitsko-pechorsky', 'sosnogorsk', 'troitsko-pechorsky', 'ust-kulomsky']);
  });

  it.each<Case>([
    ['Тр.-Печорский район', undefined],
    ['Тр. -Печорский район', undefined],
    ['Тр.- Печорский район', undefined],
    ['Тр-Печорский район', undefined],
    ['Тр.Печорский район', undefined],
    ['Тр. Печорский район', undefined],
    ['пгт. Водный', 'ukhta'],
    ['п.г.т. Водный', 'ukhta'],
    ['Живу: Водный п.г.т., дом 5', 'ukhta'],
    ['Живу в П. Г. Т. Водный', 'ukhta'],
    ['МР. Печорский', 'pechora'],
    ['Тр\u2011Печорский район', undefined],
    ['с. У-Ухта', undefined],
    ['поезд Киров-Сыктывкар', undefined],
    ['г-Ухта', 'ukhta'],
    ['МО-Ухта', 'ukhta'],
    ['169300-Ухта', 'ukhta'],
    ['Ухта-Ярега', 'ukhta'],
  ])('after what is no name: %s: %s', check);
});

describe('a letter before a name', () => {
  it.each<Case>([
    ['В 2024 г. Сыктывкар получил деньги, а у нас в Визинге яма', ['syktyvkar', 'sysolsky']],
    ['В 2024 г. в Визинге яма', 'sysolsky'],
    ['и т.д. Инта, а в Воркуте', ['inta', 'vorkuta']],
    ['и т. д. Инта, а в Воркуте', ['inta', 'vorkuta']],
    ['и т.п. Инта, а мы в г. Воркуте', 'vorkuta'],
    ['169300 г. Ухта, писал в Сыктывкар', 'ukhta'],
    ['Жалоба на учителя С. Филиппову в Ухте', 'ukhta'],
    ['Директор С. Куратова не отвечает, мы в Инте', 'inta'],
    ['Директор С.М. Куратова не отвечает, мы в Инте', 'inta'],
    ['М.О. Куратова не отвечает, мы в Инте', 'inta'],
    ['Ленина пр-т г. Ухта, писал в Сыктывкар', 'ukhta'],
    ['С. Куратово', 'sysolsky'],
    ['с. Куратова', 'sysolsky'],
  ])('%s: %s', check);
});

describe('an adjective by itself', () => {
  it.each<[...Case, address: string | undefined]>([
    ['В Ухте нет отопления', 'ukhta', 'Печорская, 5'],
    ['В Ухте нет отопления', 'ukhta', 'Печорский водоканал'],
    ['Нет отопления', 'pechora', 'Печорский водоканал'],
    ['Нет отопления', undefined, 'Печорская, 5'],
    ['В Ухте нет отопления', 'pechora', 'Печорский район'],
    ['Печорская, д. 5', undefined, undefined],
    ['Печорская дом 5', undefined, undefined],
    ['на Интинской', undefined, undefined],
    ['на Интинской темно', undefined, undefined],
    ['Воркутинская 12', undefined, undefined],
    ['Воркутинская 12а, кв. 3', undefined, undefined],
    ['Сивомаскинский, 7', undefined, undefined],
    ['Печорские 5', undefined, undefined],
    ['на Печорском горит свалка', undefined, undefined],
    ['на Печорском, советую проверить', undefined, undefined],
    ['на Интинской больница закрыта', undefined, undefined],
    ['Печорский', 'pechora', undefined],
    ['ухтинский', 'ukhta', undefined],
    ['ухтинский автобус не ходит', 'ukhta', undefined],
    ['в ухтинском автобусе холодно', 'ukhta', undefined],
    ['по интинской дороге', 'inta', undefined],
    ['Интинская школа', 'inta', undefined],
    ['ухтинские дворы', 'ukhta', undefined],
    ['в Интинской больнице', 'inta', undefined],
    ['Печорская городская больница', 'pechora', undefined],
    ['Усинский городской суд', 'usinsk', undefined],
    ['д. Загривочная, дом 5', 'ust-tsilemsky', undefined],
  ])('%s: %s (%s)', check);
});

function check(text: string, expected: Found, address?: string): void {
  expect(found(text, address)).toEqual(expected);
}
