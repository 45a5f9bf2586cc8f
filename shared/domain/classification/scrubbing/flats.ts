import { dashes, oneOf, type Replacement, replacing, wordStart } from './replacement.ts';

const dash = `[${dashes}]`;
/** Not a year. */
const flat = String.raw`(?!(?:19|20)\d{2}(?!\d))\d{1,4}(?:\/\d{1,3})?(?:[абвАБВ](?!\p{L}))?(?!\d|\.\d)`;

/** «3 кв. 22 г.» is a quarter, «кв. 5 г. Ухта» a flat in a town. */
const notYears = String.raw`(?!\s?(?:(?i:гг?)(?!\p{L})(?!\.?\s?\p{Lu})|(?i:год\p{L}{0,3})(?!\p{L})))`;
const notMetres = String.raw`(?!(?:,\d{1,2})?\s?(?i:м|метр\p{L}{0,3}|кв\.?\s?м|мм|см|км|млн|млрд)(?!\p{L}))`;
/** What is counted or measured, rather than numbered. */
const counted = oneOf(
  String.raw`дн(?:я|ей|и)|день|сут(?:ки|ок)|час(?:а|ов)?|минут\p{L}?|недел\p{L}{1,2}|месяц\p{L}{0,2}|лет|раза?|утра|вечера`,
  String.raw`градус\p{L}{0,3}|гр|тепла|процент\p{L}{0,2}|квадрат\p{L}{0,3}|кв|руб\p{L}{0,3}|тыс\p{L}{0,3}`,
  String.raw`человека?|чел|детей|ребён\p{L}{1,3}|ребен\p{L}{1,3}|жильц\p{L}{1,3}|комнат\p{L}?|этаж\p{L}{0,2}|подъезд\p{L}{0,2}`,
);
const notCounted = String.raw`(?!(?:\s?${dash}\s?\d{1,4})?\s?(?:(?i:${counted})(?!\p{L})|[°%]|[CС](?!\s?\p{L})))`;

const more = String.raw`(?:\s?(?:(?i:и|или)\s|${dash}\s?)${flat}${notYears}${notMetres}${notCounted})`;
/** After a comma and a space it is a flat only where no noun follows. */
const noNoun = String.raw`(?!\s?(?!(?:и|или)\s)[\p{L}${dashes}°%])`;
const moreByComma = String.raw`(?:,${flat}${notYears}${notMetres}${notCounted}|\s?,\s?${flat}${noNoun})`;
const list = `${flat}(?:${more}|${moreByComma}){0,20}`;

const sign = String.raw`(?:(?i:номер\p{L}{0,2}|ном\.|№|N)[\s:]{0,2})?`;
const separator = String.raw`[.:=\s${dashes}]{0,3}`;
const shortFlat = `(?!кВ)(?i:кв(?:${dash}р[аыеу])?)`;
const fullFlat = '(?i:квартир(?:а(?:х|ми?)?|ы|е|у|ою?й?))';
const notMeasured = notYears + notMetres;
const notWarmth = String.raw`(?<!(?i:температур\p{L}{1,2}|градус\p{L}{0,3})[^\d\n.]{0,20})`;

/** «в 5-й квартире»; «2 квартиры», «21 квартира» and «12 квартир» without such an ending are how many. */
const ordinal = `${dash}?(?i:а?я|ь?[яюе]|у?ю|[оеи]?й|го|му)`;
const before = String.raw`(?<![\p{L}\d]|\d[.,])`;
const flatOf = (number: string, endings: string) =>
  String.raw`${before}${number}\s?(?i:квартир${oneOf(endings)})(?!\p{L})`;
const after = (words: string) => String.raw`(?<=(?<!\p{L})(?i:${words})\s)`;
const oneFlat = '\\d{1,4}';
const notOne = String.raw`(?!\d{0,3}1(?!\d))|(?=\d{0,2}11(?!\d))`;
const notFew = String.raw`(?!\d{0,3}[234](?!\d))|(?=\d{0,2}1[234](?!\d))`;
const numberFirst = oneOf(
  flatOf(oneFlat + ordinal, 'а|ы|е|у|ой|ою'),
  flatOf(oneFlat, 'е|ой|ою'),
  flatOf(`(?:${notOne})${oneFlat}`, 'а|у'),
  flatOf(`(?:${notFew})${oneFlat}`, 'ы'),
  after('из|с|от|у|около|возле|над|под|жител[ьяи]|жилец|жильц\\p{L}{1,2}') + flatOf(oneFlat, 'ы'),
  after('в|на|про|через') + flatOf(oneFlat, 'у'),
);

/** «5 кв», but neither an area, nor a quarter, nor kilovolts. */
const notSquare = String.raw`(?![.\s/*${dashes}]{0,2}(?i:м|м[2²]|метр\p{L}{0,3}|[смдк]м|кило\p{L}{1,9}|сант\p{L}{1,9}|ч|час\p{L}{0,2})(?!\p{L}))`;
const notQuarter = String.raw`(?!\.?\s?(?:[№\d]|(?i:гг?|год\p{L}{0,3}|текущ\p{L}{1,3}|прошл\p{L}{1,3}|этого)(?!\p{L})))`;
const notVoltage = String.raw`(?<!(?i:ВЛ|ЛЭП|КЛ|ПС|лини\p{L}{1,3}|подстанц\p{L}{1,3}|напряжен\p{L}{1,3})[^\d\n]{0,15})`;
const numberFirstShort = String.raw`${notVoltage}${before}(?!(?:19|20)\d{2})${oneFlat}(?:${ordinal})?\s?(?!кВ)(?i:кв)(?!\p{L})${notSquare}${notQuarter}`;

/** «д. 3-45», «ул. Мира 3-45», «Ленина, 3-45»: the house stays. */
const house = String.raw`\d{1,3}(?:\/\d{1,3})?\p{L}?`;
const houseWord = String.raw`(?<!\p{L})(?i:д|дом[еу]?)\.?\s?`;
const streetWord = String.raw`(?<!\p{L})(?i:ул|улиц[аыеу]|пр|пр[\-]т|проспект[еау]?|пер|переул\p{L}{2,3})(?:\.\s?|\s)`;
const streetName = oneOf(String.raw`\p{L}{3,20}`, String.raw`[^\n,;!?]{1,30},`);
const onStreet = String.raw`${streetWord}${streetName}\s?`;
const notWeekday = `(?!(?:Понедельник|Вторник|Сред[аы]|Четверг|Пятниц[аы]|Суббот[аы]|Воскресенье),)`;
const onNamed = String.raw`(?<!\p{L})${notWeekday}\p{Lu}\p{Ll}{2,20},\s?`;
const inHouse = oneOf(String.raw`${oneOf(houseWord, onStreet)}${house}\s?${dash}\s?`, `${onNamed}${house}${dash}`);
const ofHouse = String.raw`(?<=${inHouse})${flat}(?!${dash}\d)${notYears}${notMetres}${notCounted}`;

/** Flats, after the word, before it and after the house; one tag for several in a row. */
export const flats: readonly Replacement[] = [
  wordStart + shortFlat + separator + sign + list + notMeasured,
  wordStart + notWarmth + fullFlat + separator + sign + list + notMeasured + notCounted,
  numberFirst,
  numberFirstShort,
  ofHouse,
].map((pattern) => replacing(pattern, '[квартира]'));
