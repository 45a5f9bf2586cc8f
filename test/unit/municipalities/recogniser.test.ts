import { describe, expect, it } from 'vitest';
import { recogniser } from '#test/support/a-recogniser.ts';

const found = (text: string, address?: string) => {
  const recognition = recogniser.recognise({ text, address });
  return recognition && (recognition.municipality ?? recognition.candidates);
};

describe('a place is recognised', () => {
  it.each([
    ['в Усинске третий день нет воды', 'usinsk'],
    ['живу в п. Ярега', 'ukhta'],
    ['п.Ярега', 'ukhta'],
    ['из посёлка Водного', 'ukhta'],
    ['пгт. Северный', 'vorkuta'],
    ['в посёлке городского типа Заполярном', 'vorkuta'],
    ['УХТА', 'ukhta'],
    ['из Чупрова', 'udorsky'],
    ['Чупрово, ул. Школьная', 'udorsky'],
    ['с. Филиппова', 'ust-tsilemsky'],
    ['Уxтa', 'ukhta'],
    ['Cocногopcк', 'sosnogorsk'],
    ['усть кулом', 'ust-kulomsky'],
    ['Устькулом', 'ust-kulomsky'],
    ['усть – цильма', 'ust-tsilemsky'],
    ['Обьячево', 'priluzsky'],
    ['в Айкино', 'ust-vymsky'],
    ['в Айкине', 'ust-vymsky'],
    ['МО ГО «Ухта»', 'ukhta'],
    ['г.о. Воркута', 'vorkuta'],
    ['м.р. Ижемский', 'izhemsky'],
    ['МР «Печора»', 'pechora'],
    ['МОГО Инта', 'inta'],
    ['сельское поселение «Летка»', 'priluzsky'],
    ['Ижемский р-н', 'izhemsky'],
    ['в Печорском р-не', 'pechora'],
    ['Ленина ул, Водный пгт, Ухта г', 'ukhta'],
    ['Северный пгт', 'vorkuta'],
    ['Респ Коми, г Сыктывкар, ул Печорская, д 5', 'syktyvkar'],
    ['Усинская ул, 4, Сыктывкар г', 'syktyvkar'],
    ['Удорского района', 'udorsky'],
    ['в Усть-Вымском муниципальном районе', 'ust-vymsky'],
    ['Троицко-Печорский район', 'troitsko-pechorsky'],
    ['ухтинский водоканал', 'ukhta'],
    ['воркутинцы мёрзнут', 'vorkuta'],
    ['обращается ухтинец', 'ukhta'],
    ['вуктыльцы', 'vuktyl'],
    ['Эжва', 'syktyvkar'],
    ['в Эжвинском районе', 'syktyvkar'],
    ['на Удоре', 'udorsky'],
    ['всё Прилузье', 'priluzsky'],
    ['улица в городе Ухте', 'ukhta'],
    ['ул. Ленина, Печора', 'pechora'],
    ['дворы нашей улицы. Печора вся в снегу', 'pechora'],
  ])('%s: %s', (text, municipality) => {
    expect(found(text)).toBe(municipality);
  });
});

describe('no place is meant', () => {
  it.each([
    '',
    'интернет и интим',
    'ух ты',
    'печорин',
    'Печорская улица',
    'на Печорской ул. темно',
    'ул. Усинская, 5',
    'ул.Сыктывкарская',
    'пер. Интинский',
    'Печорский проспект',
    'пр-т Печорский',
    'Ухтинское шоссе',
    'река Печора',
    'на реке Ижме лёд',
    'р. Ухта',
    'мост через Печору',
    'на берегу Печоры',
    'с северной стороны дома',
    'северный ветер',
    'водный режим',
    'комсомольский комитет',
    'шум и гам',
    'едва живой, на сыне одна рубашка, пахнет гарью, носим воду',
    'путейцы в часовом поясе',
    'Соколова Анна',
    'обращались к Филиппову и к Чупровой',
    'на Куратова, 15',
    'тихий дон',
    'позвонили в дверь, вис телефон',
    'усть',
    'нижний этаж',
    'верхняя одежда',
    'красный свет',
    'ветер северный с утра',
    'в этом доме',
    'С. Северной живёт рядом',
    'https://example.org/ukhta',
    '\u0130\u0130\u0130 ухт',
  ])('%j', (text) => {
    expect(found(text)).toBeUndefined();
  });
});

describe('of several places', () => {
  it.each<[string, string | undefined, string | string[]]>([
    ['Был в Инте', 'г. Ухта, ул. Мира, 5', 'ukhta'],
    ['Был в Инте', 'ул. Мира, 5', 'inta'],
    ['п. Ярега, писал в Сыктывкар', undefined, 'ukhta'],
    ['приехал с Ухты в г. Инту', undefined, 'inta'],
    ['ухтинский автобус в Сосногорске', undefined, 'sosnogorsk'],
    ['дорога Сыктывкар – Ухта в Княжпогостском районе', undefined, 'knyazhpogostsky'],
    ['Ухта, пгт Водный', undefined, 'ukhta'],
    ['из Ухты в Инту', undefined, ['ukhta', 'inta']],
    ['г. Печора или г. Вуктыл', 'дом 5', ['pechora', 'vuktyl']],
    ['г. Печора или г. Вуктыл, ухтинский', undefined, ['pechora', 'vuktyl']],
    ['в Шошке', undefined, ['knyazhpogostsky', 'syktyvdinsky']],
    ['с. Шошка Княжпогостского района', undefined, 'knyazhpogostsky'],
    ['с. Шошка, рядом Емва', undefined, 'knyazhpogostsky'],
    ['с. Шошка, рядом Ухта', undefined, ['knyazhpogostsky', 'syktyvdinsky']],
    ['с. Гам', undefined, 'ust-vymsky'],
    ['д. Гам', undefined, 'izhemsky'],
  ])('%s (%s): %s', (text, address, municipality) => {
    expect(found(text, address)).toEqual(municipality);
  });
});

it('says which words led to it, and where they stand', () => {
  expect(recogniser.recognise({ text: 'Дом на п. Ярега, ухтинский район' })).toEqual({
    municipality: 'ukhta',
    candidates: ['ukhta'],
    foundIn: 'text',
    mentions: [
      { at: 10, words: 'Ярега', municipalities: ['ukhta'] },
      { at: 17, words: 'ухтинский', municipalities: ['ukhta'] },
    ],
  });
});

it('names its data', () => {
  expect(recogniser.version).toBe('places-3+municipalities-2');
});
