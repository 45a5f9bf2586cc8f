import type { SettlementType } from '../governance/municipalities.ts';
import type { Place } from './place-index.ts';
import type { Word } from './words.ts';

/** A name in a text: its words are those from `from` up to, not including, `to`. */
export interface Span {
  readonly text: string;
  readonly words: readonly Word[];
  readonly from: number;
  readonly to: number;
}

/** «г. Ухта», «посёлок Ярега», «МО ГО «Ухта»», «Ижемский район»: the words beside the name say what it is. */
export function isTyped(span: Span, { kind, type, isNominative }: Place): boolean {
  const before = wordBefore(span);
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
export function isElsewhere(span: Span): boolean {
  const before = wordBefore(span);
  const after = wordAfter(span);
  if (before === 'р') return span.words[span.from - 2]?.word !== 'м';
  return waters.test(before) || streets.test(before) || streets.test(after) || /^рек[аиуе]$/.test(after);
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
