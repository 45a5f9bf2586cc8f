import RussianNouns from 'russian-nouns-js';
import { describe, expect, it } from 'vitest';
import { komi, recogniser } from '#test/support/a-recogniser.ts';

/* Cases from a generator that knows nothing of our rules: whatever it makes of a name must be recognised. */

const engine = new RussianNouns.Engine();
const { FEMININE, MASCULINE, NEUTER } = RussianNouns.Gender;

const feminine = /[ая]$|^(?:Микунь|Абезь|Петрунь|Тобысь|Подзь|Усть-Вымь)$/;
/** What the generator cannot decline. */
const beyondIt = new Set(['Комсомольск-на-Печоре', 'Окунев Нос', 'Коровий Ручей', 'Верхний Воч', 'Верхний Мыртыю']);

function generated(name: string): string[] {
  const words = name.split(' ');
  const head = words.at(-1) ?? '';
  const gender = feminine.test(head) ? FEMININE : /[ое]$/.test(head) ? NEUTER : MASCULINE;
  return RussianNouns.CASES.flatMap((grammaticalCase) =>
    words
      .map((text) => {
        if (/[ыи]$/.test(text)) return engine.decline({ text, pluraleTantum: true }, grammaticalCase);
        return engine.decline({ text, gender, indeclinable: /[эую]$/i.test(text) }, grammaticalCase);
      })
      .reduce((heads, tails) => heads.flatMap((start) => tails.map((end) => `${start} ${end}`))),
  );
}

const settlements = komi.municipalities.flatMap(({ id, settlements: own, commonWords = [] }) =>
  Object.entries(own).flatMap(([type, names]) =>
    names.map((name) => ({ name, type, id, isCommonWord: commonWords.includes(name) })),
  ),
);
const abbreviations = new Map([
  ['город', 'г.'],
  ['посёлок городского типа', 'пгт'],
  ['посёлок', 'п.'],
  ['село', 'с.'],
  ['деревня', 'дер.'],
  ['микрорайон', 'мкр.'],
]);

describe('every settlement in every case', () => {
  it('of more than a hundred and fifty', () => {
    expect(settlements.length).toBeGreaterThan(150);
  });

  it.each(settlements.filter(({ name }) => !beyondIt.has(name)))('$name ($id)', ({ name, id, type, isCommonWord }) => {
    const missed = generated(name).filter((form) => {
      const variants = [form, form.toUpperCase(), form.replaceAll('ё', 'е'), form.replace('-', ' - ')];
      const typed = variants.every((one) => candidates(`Адрес: ${abbreviations.get(type)} ${one}, дом 5`).includes(id));
      const bare = variants.every((one) => candidates(`Мы живём в ${one}, там темно.`).includes(id));
      return !typed || bare === isCommonWord;
    });
    expect(missed).toEqual([]);
  });

  it.each([
    ['в Комсомольске-на-Печоре', 'troitsko-pechorsky'],
    ['до Комсомольска на Печоре', 'troitsko-pechorsky'],
    ['в Окуневом Носе', 'ust-tsilemsky'],
    ['из Коровьего Ручья', 'ust-tsilemsky'],
    ['в Керках', 'sosnogorsk'],
    ['из Палевиц', 'syktyvdinsky'],
    ['в Зеленце', 'syktyvdinsky'],
    ['из Верхнего Воча', 'ust-kulomsky'],
    ['в Верхнем Мыртыю', 'syktyvkar'],
    ['в Новом Бору', 'ust-tsilemsky'],
  ])('%s', (text, id) => {
    expect(recogniser.recognise({ text })?.municipality).toBe(id);
  });
});

describe('every municipality by its adjective, in every case', () => {
  const adjectives = komi.municipalities.flatMap(({ id, adjectives: own }) =>
    own.map((adjective) => ({ adjective, id })),
  );

  it.each(adjectives)('$adjective ($id)', ({ adjective, id }) => {
    const masculine = RussianNouns.CASES.flatMap((one) => engine.decline({ text: adjective, gender: MASCULINE }, one));
    const found = masculine.flatMap((form) => [municipality(`${form} район`), municipality(`Про ${form} водоканал`)]);
    expect(new Set(found)).toEqual(new Set([id]));
  });
});

describe('every municipality by its official name', () => {
  it.each(komi.municipalities)('$type $name', ({ id, name, type }) => {
    const named = [`${type} «${name}»`, `МО ${name}`, `Администрация ${type.replace(/ый /, 'ого ')}а «${name}»`];
    expect(named.map(municipality)).toEqual([id, id, id]);
  });
});

function municipality(text: string): string | undefined {
  return recogniser.recognise({ text })?.municipality;
}

function candidates(text: string): readonly string[] {
  return recogniser.recognise({ text })?.candidates ?? [];
}
