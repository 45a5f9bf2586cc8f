import type { SettlementType } from '../governance/municipalities.ts';
import type { Place } from './place-index.ts';
import { dashes, type Word } from './words.ts';

/** A name in a text: its words are those from `from` up to, not including, `to`. */
export interface Span {
  readonly text: string;
  readonly words: readonly Word[];
  readonly from: number;
  readonly to: number;
}

/** «г. Ухта», «посёлок Ярега», «МО ГО «Ухта»», «Ижемский район»: the words beside the name say what it is. */
export function isTyped(span: Span, { kind, type, isNominative, isLikeSurname }: Place): boolean {
  const before = isNoType(span, isLikeSurname) ? '' : wordBefore(span);
  if (kind === 'belonging') return isDistrict(span) || isUnit(span, before);
  // Without a dot «с» mostly is a preposition: «приехал с Ухты».
  if (before === 'с' && !isNominative && gapBefore(span)?.startsWith('.') === false) return false;
  const own = kind === 'common-word' ? type : undefined;
  return hasType(before, own) || hasType(typeAfter(span), own) || (kind === 'name' && isUnit(span, before));
}

/** «в Соколове», «из Соколова»: a person is not lived in. */
export function isInside(span: Span): boolean {
  return /^(?:во?|из|под|около|возле)$/.test(wordBefore(span));
}

/** A river or a street of that name: «река Печора», «через Ижму», «ул. Усинская», «Печорская улица». */
export function isElsewhere(span: Span, places: readonly Place[]): boolean {
  const before = wordBefore(span);
  if (before === 'р') return span.words[span.from - 2]?.word !== 'м';
  if (waters.test(before) || streets.test(before) || /^рек[аиуе]$/.test(wordAfter(span))) return true;
  const isTypedOne = places.some((place) => isTyped(span, place));
  const isAnAdjective = places.some(({ isAdjective }) => isAdjective);
  return isStreet(span, isAnAdjective, isTypedOne) || (isAnAdjective && !isTypedOne && isHouse(span));
}

/** «трасса Ухта – Сосногорск»: the second end of a road is no more a place than the first, whatever its type. */
export function isOtherEnd(span: Span, end: Word): boolean {
  const first = span.words[span.from];
  if (!first || hasType(first.word, undefined)) return false;
  const before = span.words[span.from - 1];
  const start = before && before.start > end.start && hasType(before.word, undefined) ? before : first;
  return between.test(span.text.slice(end.end, start.start));
}

/** «трасса Вятка – Сыктывкар»: a word that may be no name known here begins a road. */
export function isRoad(span: Span): boolean {
  return /^трасс[аыеу]$/.test(wordBefore(span));
}

/** «Тр.-Печорский», «Тр. Печорский», «У-Ухта», «Киров-Сыктывкар»: the rest of a longer name, not a name after its type. */
export function isRest(span: Span, isAdjective: boolean): boolean {
  const before = span.words[span.from - 1]?.word ?? '';
  const gap = gapBefore(span) ?? '';
  // Without a vowel it is no word that ends a sentence.
  const isShortened = isAdjective && /^[бвгджзклмнпрстфхцчшщ]{2,3}$/.test(before) && /^\.\s?$/.test(gap);
  if (!isShortened && !tie.test(gap)) return false;
  return !/^\d+$/.test(before) && !hasType(before, undefined) && !isUnit(span, before);
}

/**
 * Whether an adjective by itself may be no street: «ухтинский автобус», «Интинская больница», «ухтинские дворы». A street goes
 * without the noun that would agree with it: «на Интинской яма», «на Печорском горит».
 */
export function isNoStreet(span: Span): boolean {
  const ending = (wordBefore(span) === 'на' ? /(?:ая|ой|ою|ую|ом)$/ : /(?:ая|ой|ою|ую)$/).exec(
    span.words[span.to - 1]?.word ?? '',
  )?.[0];
  return ending === undefined || (agreeing.get(ending)?.test(wordAfter(span)) ?? false);
}

const agreeing = new Map([
  ['ая', /[аяь]$/],
  ['ой', /(?:[еи]|[ое]й|ью)$/],
  ['ою', /(?:[ое]й|[ое]ю|ью)$/],
  ['ую', /[уюь]$/],
  ['ом', /[еу]$/],
]);

const tie = new RegExp(`^(?:\\.?[${dashes}]|\\.[${dashes}]\\s|\\.\\s[${dashes}])$`);
const between = new RegExp(`^[\\s»"”]{0,3}[${dashes}][\\s«"„“]{0,3}$`);

/**
 * «Печорская улица», «Боровой проезд», not «п. Боровой ул. Мира». Beside a noun the word is of the next phrase («Ухта
 * ул. Мира»), unless nothing that it could name follows: «Печоры ул, 5».
 */
function isStreet(span: Span, isAdjective: boolean, isTypedOne: boolean): boolean {
  if (!streets.test(wordAfter(span))) return false;
  if (isAdjective) return !isTypedOne || isLast(span);
  return !isTypedOne && !isInside(span) && isLast(span);
}

/** Whether the word after the span names nothing: a comma, the end or a house follows. */
function isLast({ text, words, from, to }: Span): boolean {
  // «пр-т».
  const at = /^к?т$/.test(words[to + 1]?.word ?? '') ? to + 1 : to;
  const [after, next] = [words[at], words[at + 1]];
  if (!after || !next || !/^\.?[\s«"„“]*$/.test(text.slice(after.end, next.start))) return true;
  return isHouse({ text, words, from, to: at + 1 });
}

/** «Воркутинская 12», «Печорская, д. 5», «Усинская дом 4», not «ул 30 лет Октября» or «ул. 8 Марта». */
function isHouse({ text, words, to }: Span): boolean {
  const [last, after, next] = [words[to - 1], words[to], words[to + 1]];
  if (!last || !after || !/^[\s.,№»"”]{1,4}$/.test(text.slice(last.end, after.start))) return false;
  if (/^(?:д|дом(?:а|у|е|ом)?)$/.test(after.word)) return /^\d/.test(next?.word ?? '');
  if (!/^\d{1,3}(?:[а-я]|к\d+)?$/.test(after.word)) return false;
  const isCounted = next && /^[\s-]$/.test(text.slice(after.end, next.start)) && /^[а-я]{3,}$/.test(next.word);
  return !isCounted || /^(?:корп|дом|стр|под)/.test(next.word);
}

/** «в 2024 г. Сыктывкар», «и т.д. Инта», «С. Филиппову»: a year, a shortened phrase and an initial say no type. */
function isNoType({ text, words, from }: Span, isLikeSurname: boolean): boolean {
  const [earlier, letter] = [words[from - 2], words[from - 1]];
  if (letter?.word.length !== 1) return false;
  if (isLikeSurname && /\p{Lu}/u.test(text.charAt(letter.start))) return true;
  if (!earlier || !/^[\s.]{0,3}$/.test(text.slice(earlier.end, letter.start))) return false;
  if (earlier.word === 'т') return words[from - 3]?.word !== 'пр';
  // Six digits are a postal code.
  return /^[гд]$/.test(letter.word) && /^\d{1,5}$/.test(earlier.word);
}

const waters =
  /^(?:рек[аиуе]|рекой|речк[аиуе]|речкой|берег(?:а|у|е|ом)?|русл[оаеу]|пойм[аеу]|усть[еяю]|лед|льду|через|вдоль)$/;
const streets =
  /^(?:ул|улиц[аыеу]|улицей|пер|переул(?:ок|ка|ке|ку)|пр|просп|проспект[ауе]?|кт|т|ш|шоссе|бульвар[ауе]?|проезд[ауе]?|тракт[ауе]?|пл|площад[ьи]|наб|набережн(?:ая|ой|ую)|тупик[ауе]?|алле[яие]|трасс[аыеу])$/;

const writtenTypes: readonly [RegExp, readonly SettlementType[]][] = [
  [/^(?:г|гор|город(?:а|у|е|ом)?)$/, ['город']],
  [/^(?:п|пос|пст|пгт|рп|посел(?:ок|ка|ку|ком|ке))$/, ['посёлок городского типа', 'посёлок']],
  [/^типа$/, ['посёлок городского типа']],
  [/^(?:с|сел[оаеу]|селом)$/, ['село']],
  [/^(?:д|дер|деревн[яиею]|деревней)$/, ['деревня']],
  [/^(?:мкр|мкрн|микрорайон(?:а|у|е|ом)?)$/, ['микрорайон']],
  [/^(?:ст|станци[яию])$/, []],
];

/** A common word needs its own type: «с северной стороны» names no village. */
function hasType(word: string, own: string | undefined): boolean {
  return writtenTypes.some(
    ([written, types]) => written.test(word) && (own === undefined || types.some((type) => type === own)),
  );
}

/** «МО ГО Ухта», «м.р. Печора», «муниципального района «Ижемский»», «сельское поселение Кослан». */
function isUnit({ words, from }: Span, before: string): boolean {
  const earlier = words[from - 2]?.word ?? '';
  if (/^[ор]$/.test(before)) return earlier === 'м' || (before === 'о' && earlier === 'г');
  if (/^район/.test(before)) return /^муниципальн/.test(earlier);
  return /^(?:мо|го|мр|мо?го|гп|сп|округ(?:а|у|е|ом)?|поселени[еяюи]|поселением)$/.test(before);
}

/** «Ухтинский район», «Печорского р-на», «Интинский городской округ». */
function isDistrict(span: Span): boolean {
  const after = wordAfter(span);
  const next = /^(?:муниципальн|городск)/.test(after) ? (span.words[span.to + 1]?.word ?? '') : after;
  return (
    /^(?:район|округ)(?:а|у|е|ом)?$/.test(next) ||
    (next === 'р' && /^о?н(?:а|у|е)?$/.test(span.words[span.to + 1]?.word ?? ''))
  );
}

/** Address registers put it last: «Ухта г, Водный пгт». Empty where the sentence goes on. */
function typeAfter(span: Span): string {
  const after = wordAfter(span);
  const next = span.text.charAt(span.words[span.to]?.end ?? 0);
  return after.length <= 3 && /^[,;]?$/.test(next) ? after : '';
}

/** Empty where a comma or the end of a sentence parts it from the name. */
function wordBefore(span: Span): string {
  const gap = gapBefore(span);
  const word = span.words[span.from - 1]?.word ?? '';
  // Only an abbreviation has a dot.
  const isBeside = gap !== undefined && (word.length < 5 ? /^\.?[\s«"„“(-]{0,3}$/ : /^[\s«"„“(-]{0,3}$/).test(gap);
  return isBeside ? word : '';
}

function gapBefore({ text, words, from }: Span): string | undefined {
  const [before, first] = [words[from - 1], words[from]];
  return before && first && text.slice(before.end, first.start);
}

function wordAfter({ text, words, to }: Span): string {
  const [last, after] = [words[to - 1], words[to]];
  return last && after && /^[\s»"”)-]{1,3}$/.test(text.slice(last.end, after.start)) ? after.word : '';
}
